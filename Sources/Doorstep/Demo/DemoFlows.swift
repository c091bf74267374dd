internal import Storage

/// How the demo company's advisors share their time: two questions of its own, and a quick action.
enum DemoFlows {
  static let advice = "flw_heating-advice"

  static let flows: JSONValue = [
    [
      "id": .string(advice), "name": "Heating advice",
      "generate": ["message": "Choose a time that suits you.", "lastDay": 60],
      "book": [
        "heading": ["en": "Advice on your heating", "de": "Beratung zu Ihrer Heizung"],
        "introduction": [
          "en": "Half an hour on the phone, free of charge.",
          "de": "Eine halbe Stunde am Telefon, kostenlos.",
        ],
        "done": [
          "en": "Please have your last energy bill at hand.",
          "de": "Bitte halten Sie Ihre letzte Energierechnung bereit.",
        ],
        "subject": "hidden", "phone": "required",
        "own": [
          [
            "id": "heating", "kind": "choice",
            "label": ["en": "How do you heat now?", "de": "Wie heizen Sie heute?"],
            "choices": ["Oil", "Gas", "Wood", "Heat pump"],
          ],
          [
            "id": "owner", "kind": "checkbox",
            "label": ["en": "The house is mine", "de": "Das Haus gehört mir"],
            "hint": [
              "en": "Subsidies are for owners.", "de": "Förderung gibt es für Eigentümer.",
            ],
          ],
        ],
      ],
    ]
  ]

  static let quickActions: JSONValue = [
    [
      "id": "qac_heating-advice", "flow": .string(advice), "topic": "top_advice",
      "territory": .string(DemoCatalogue.deskTerritory),
      "label": ["en": "Offer advice", "de": "Beratung anbieten"],
      "pages": ["home", "resource", "contact"],
      "roles": ["rol_assistant", "rol_dispatcher", "rol_resource"],
    ]
  ]
}
