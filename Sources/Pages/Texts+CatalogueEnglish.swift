import Scheduling

extension Texts.Catalogue {
  static let english = Texts.Catalogue(
    resources: "Resources",
    all: "All resources",
    add: "Add",
    save: "Save",
    remove: "Remove",
    edit: "Edit",
    search: "Name, email or phone",
    find: "Search",
    withInactive: "Inactive ones too",
    inactive: "Inactive",
    notForCustomers: "Staff only",
    none: "Nothing here yet.",
    noneFound: "Nothing matches.",
    pageOf: { "Page \($0) of \($1)" },
    previous: "Previous page",
    next: "Next page",
    standsNow: { "By now this is: \($0)" },
    nothing: "nothing",
    newResource: "New resource",
    details: "Details",
    kind: "Kind",
    kinds: { kind in
      switch kind {
      case .user: "Person"
      case .crew: "Crew"
      case .room: "Room"
      case .equipment: "Equipment"
      }
    },
    name: "Name",
    phone: "Phone",
    email: "Email",
    zone: "Time zone",
    radius: "Maximum radius in km",
    radiusHint: "From the base, as the crow flies. Empty: no limit.",
    capacity: "Visits at once",
    capacityHint: "More than one only for work without driving.",
    active: "Active: can be booked",
    base: "Base",
    baseHint: "Where days begin and end. All empty: the office of the territory.",
    office: "Office",
    street: "Street and number",
    postalCode: "Postal code",
    city: "Town",
    country: "Country",
    countryHint: "Two letters, such as LI or CH.",
    point: "Point on the map",
    pointHint: "Latitude and longitude, such as 47.141, 9.5215. Empty: the middle of the postal "
      + "code. A new address needs a new point.",
    hours: "Working hours",
    hoursHint: "Such as 08:00–12:00, 13:00–17:00. Empty: does not work. "
      + "An end before its start is on the next day.",
    hoursPlaceholder: "closed",
    closed: "closed",
    shifts: "Shifts",
    shiftsLead: "A shift replaces the hours of one day.",
    date: "Date",
    dayHours: "Hours of that day",
    dayHoursHint: "Such as 08:00–12:00. Empty: a day off.",
    dayOff: "Day off",
    addShift: "Save shift",
    absences: "Absences",
    absencesLead: "Nothing can be booked while somebody is away. Visits that are booked already "
      + "stay, and are listed as conflicts.",
    noAbsences: "None to come.",
    absence: "Absence",
    from: "First day",
    fromTime: "From (time)",
    through: "Last day",
    throughTime: "Until (time)",
    timesHint: "Without times whole days are meant.",
    reason: "Reason",
    reasonHint: "Only staff see it.",
    addAbsence: "Add absence",
    removeAbsence: "Remove absence",
    timesIn: { "Times are \($0)." },
    memberships: "Territories",
    membershipsLead: "A temporary membership replaces all others while it lasts.",
    membershipKinds: { kind in
      switch kind {
      case .primary: "Primary"
      case .secondary: "Secondary"
      case .temporary: "Temporary"
      }
    },
    territory: "Territory",
    membership: "Membership",
    firstDay: "First day",
    lastDay: "Last day",
    row: { "Row \($0)" },
    skills: "Skills",
    skillsLead: "A skill is valid through its last day.",
    skill: "Skill",
    level: "Level",
    validThrough: "Valid through",
    rowsHint: "To remove a row, choose “–”. After saving there are empty rows again.",
    photo: "Photo",
    photoHint: "PNG, JPEG or WebP, at most 512 KB.",
    upload: "Upload photo",
    removePhoto: "Remove photo",
    photoFaults: { fault in
      switch fault {
      case .missing: "Please choose a file."
      case .unknownType: "This is no PNG, JPEG or WebP picture."
      case .tooLarge(let most): "This file is too large: at most \(most / 1024) KB."
      }
    },
    conflicts: "Visits in conflict",
    conflictsLead: "These lie outside what the plan allows. Nothing was moved: please move them, "
      + "give them to somebody else, or ask the customer.",
    moreConflicts: { "And \($0) more." },
    serviceTypes: "Service types",
    newServiceType: "New service type",
    territories: "Territories",
    newTerritory: "New territory",
    categories: "Product categories",
    rename: { "Name of \($0)" },
    newName: "New entry",
    about: "What it is",
    description: "Description",
    timing: "How long and when",
    duration: "Duration in minutes",
    before: "Kept free before, in minutes",
    after: "Kept free after, in minutes",
    interval: "Start every … minutes",
    intervalHint: "5 to 480.",
    minutesHint: "At most 1440, which is a day.",
    promise: "What is promised",
    exact: "An exact start",
    windows: "An arrival window",
    windowsHint: "Such as 08:00–12:00, 13:00–17:00. Only for arrival windows.",
    notice: "Minimum notice in minutes",
    noticeHint: "A day is 1440.",
    furthest: "Bookable how many days ahead",
    furthestHint: "0 to 366; 0 is today only.",
    seats: "People at once",
    seatsHint: "More than one makes shared sessions.",
    place: "Where",
    venue: "Takes place",
    venues: { venue in
      switch venue {
      case .onSite: "At the customer’s"
      case .atOurPlace: "At our place"
      case .phone: "By phone"
      case .video: "By video"
      }
    },
    link: "Meeting link",
    linkHint: "For video. An https address; {appointment} stands for the number.",
    phoneInstructions: "Who calls whom",
    byAddress: "The customer’s address decides",
    fixedTerritory: "Territory",
    who: "Who comes",
    minimumLevel: "Minimum level",
    assignment: "Who is chosen",
    assignments: { rule in
      switch rule {
      case .leastDriving: "Whoever drives least"
      case .leastBusy: "Whoever is least busy"
      case .inTurn: "Each in turn"
      case .usualFirst: "The customer’s usual one first"
      }
    },
    names: "Customers learn who comes when they book (off: only on the way)",
    offer: "Who may book it",
    customers: "Customers may book it themselves",
    price: "Price, as a text",
    fits: "Fits these product categories",
    fitsLead: "None chosen: all.",
    typeActive: "Active: can be booked at all",
    openingHours: "Opening hours",
    always: "Always open: the hours below don’t count",
    restarts: "Start times begin anew at each opening",
    holidays: "Holidays",
    holidaysHint: "One date in each line, such as 2026-12-25.",
    areas: "Postal areas",
    areasHint: "One in each line: country and postal code, such as LI 9490. A point in its middle "
      + "may follow: LI 9490 47.141 9.5215.",
    travel: "Driving",
    speed: "Speed in km/h",
    detour: "Detour factor",
    detourHint: "Length of the road by the straight line, 1 to 5.",
    overhead: "Minutes to park and walk",
    faults: { reason in
      switch reason {
      case .missing: "Please fill this in."
      case .tooLong(let most): "Please use at most \(most) characters."
      case .notWhole(let range):
        "Please enter a whole number from \(range.lowerBound) to \(range.upperBound)."
      case .notNumber(let range):
        "Please enter a number from \(range.lowerBound) to \(range.upperBound)."
      case .malformed(let form):
        switch form {
        case .text: "This text has characters that can’t be kept."
        case .hours: "Please write hours such as 08:00–12:00, 13:00–17:00."
        case .date: "Please enter a date that is near, such as 2026-11-26."
        case .time: "Please enter a time such as 08:30."
        case .email: "Please enter an email address such as name@example.org."
        case .phone: "Please enter a phone number with at least five digits."
        case .zone: "Please choose a time zone from the list."
        case .point: "Please enter latitude and longitude, such as 47.141, 9.5215."
        case .country: "Please enter the country’s two letters, such as LI."
        case .link: "Please enter an address that begins with https://."
        case .prefix:
          "Please enter an address that begins with https:// and ends where the key is to stand."
        case .origins: "Please write one origin in each line, such as https://www.example.com."
        case .postalAreas: "Please write one area in each line, such as LI 9490."
        case .dates: "Please write one date in each line, such as 2026-12-25."
        }
      case .tooFarAhead(let most): "Please choose a day at most \(most) days ahead."
      case .isOver: "This day is over."
      case .notAChoice: "Please choose one from the list."
      case .overlapping: "These hours overlap."
      case .endsBeforeItStarts: "The end must come after the start."
      case .taken: "There is one of that name already."
      case .addressTaken: "Another member of staff signs in with this address."
      case .administrator(let refusal): Texts.Administration.english.refusal(refusal)
      case .standsTwice: "This stands here twice."
      case .tooMany(let most): "At most \(most) are possible."
      case .notLocated:
        "We don’t know where this address is: please enter its point on the map."
      case .notTogether:
        "Several can come together only where each service has exact starts and one seat."
      }
    },
    outdated: "Somebody else has changed this meanwhile. What you typed is still here; beside it "
      + "stands what has changed. Save again to keep yours.")
}
