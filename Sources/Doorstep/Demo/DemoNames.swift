/// Names as they are common between Sargans and Dornbirn. Nobody in particular is meant.
enum DemoNames {
  static let first = [
    "Alexandra", "Andreas", "Angelika", "Anita", "Anton", "Armin", "Barbara", "Beat", "Bernadette",
    "Bruno", "Carmen", "Christian", "Claudia", "Daniel", "Daniela", "Doris", "Edith", "Elias",
    "Elisabeth", "Emma", "Erich", "Eva", "Fabian", "Florian", "Franz", "Gabriele", "Georg", "Gerda",
    "Gregor", "Hanna", "Hansjörg", "Heidi", "Helena", "Herbert", "Ida", "Irene", "Johannes",
    "Jonas", "Josef", "Judith", "Julia", "Karin", "Katharina", "Klaus", "Konrad", "Lea", "Leo",
    "Lina", "Lorenz", "Lukas", "Magdalena", "Manfred", "Manuela", "Marcel", "Margrit", "Maria",
    "Marion", "Markus", "Martha", "Martin", "Mathias", "Melanie", "Michael", "Mirjam", "Monika",
    "Nadine", "Nicole", "Norbert", "Olivia", "Oskar", "Patrick", "Paul", "Peter", "Petra",
    "Philipp",
    "Rahel", "Rainer", "Regula", "Reto", "Rita", "Robert", "Roland", "Rosmarie", "Ruth", "Sandra",
    "Sebastian", "Silvia", "Simon", "Sonja", "Stefan", "Susanne", "Theresa", "Thomas", "Tobias",
    "Ulrich", "Urs", "Ursula", "Valentin", "Verena", "Veronika", "Viktor", "Walter", "Werner",
    "Wolfgang",
  ]

  static let last = [
    "Alber", "Amann", "Bargetze", "Batliner", "Beck", "Berger", "Biedermann", "Bischof", "Bösch",
    "Büchel", "Bühler", "Burtscher", "Dietrich", "Dünser", "Eberle", "Eggenberger", "Engler",
    "Fehr", "Fink", "Frick", "Frommelt", "Fussenegger", "Gantenbein", "Gassner", "Gerner", "Good",
    "Grabher", "Gstöhl", "Hagen", "Hämmerle", "Hasler", "Heeb", "Hilbe", "Hilti", "Hoop", "Huber",
    "Jäger", "Kaiser", "Kaufmann", "Keel", "Keller", "Kieber", "Kindle", "Kobler", "Kranz", "Kühne",
    "Lampert", "Loher", "Lüchinger", "Ludescher", "Marte", "Marxer", "Mathis", "Matt", "Mayer",
    "Meier", "Müller", "Mündle", "Nägele", "Negele", "Nigg", "Nigsch", "Oehri", "Ospelt",
    "Pfiffner",
    "Quaderer", "Rheinberger", "Ritter", "Risch", "Rohner", "Rusch", "Schädler", "Schierscher",
    "Schwendener", "Sele", "Senn", "Sieber", "Spalt", "Sprenger", "Stieger", "Thöny", "Tinner",
    "Vogt", "Wachter", "Walser", "Wanger", "Winkler", "Wohlwend", "Wolfinger", "Zoller",
  ]

  static let streets = [
    "Aubachweg", "Austrasse", "Bahnhofstrasse", "Bachweg", "Binzastrasse", "Birkenweg",
    "Dorfstrasse", "Eschnerstrasse", "Feldstrasse", "Fallsgass", "Gartenweg", "Haldenstrasse",
    "Hauptstrasse", "Im Bongert", "Im Gapetsch", "Im Loch", "Im Quäderle", "Industriestrasse",
    "Kanalweg", "Kirchstrasse", "Kreuzgasse", "Landstrasse", "Lindenweg", "Mühleweg",
    "Obergasse", "Oberfeld", "Poststrasse", "Rebenweg", "Reberastrasse", "Rheinstrasse",
    "Ringstrasse", "Rosengartenweg", "Schulstrasse", "Sonnenweg", "St.-Luzi-Strasse", "Torkelgass",
    "Unterfeld", "Wiesenweg", "Winkel", "Zollstrasse",
  ]

  static let businesses = [
    "Bäckerei", "Bergbahn", "Blumenhaus", "Brauerei", "Druckerei", "Garage", "Gärtnerei", "Gasthof",
    "Hotel", "Kindergarten", "Metzgerei", "Möbelhaus", "Pension", "Praxis", "Schreinerei",
    "Seniorenheim", "Sägerei", "Treuhand", "Weingut", "Zimmerei",
  ]

  /// Names of made-up towns.
  static let townBeginnings = [
    "Ahorn", "Alt", "Bären", "Birken", "Buchen", "Eber", "Eichen", "Erlen", "Falken", "Fichten",
    "Hasel", "Hirsch", "Kirch", "Linden", "Mühl", "Neu", "Ober", "Rosen", "Sonnen", "Stein",
    "Tannen", "Ulmen", "Unter", "Weiden",
  ]

  static let townEndings = [
    "au", "bach", "berg", "brunn", "dorf", "egg", "feld", "halden", "heim", "hofen", "ried", "tal",
    "wil", "zell",
  ]

  static let comments = [
    "Please ring at the back door.", "The key is with the neighbour, number 14.",
    "There is a dog, a friendly one.", "Parking is in the yard.",
    "The boiler room is in the cellar.",
    "It makes a knocking noise in the morning.", "Please call ten minutes before.",
    "The hot water is only lukewarm.", "The display shows E4.", "Fourth floor, there is a lift.",
  ]

  static let reasons = [
    "On holiday that week.", "Ill at home.", "The part has not come yet.",
    "We have sold the house.", "Found another day.",
  ]

  /// For ids and mail addresses: lower-case letters without accents, digits, dashes.
  static func plain(_ text: String) -> String {
    var plain = ""
    for character in text.lowercased() {
      switch character {
      case "ä": plain += "ae"
      case "ö": plain += "oe"
      case "ü": plain += "ue"
      case "a"..."z", "0"..."9": plain.append(character)
      default: plain += "-"
      }
    }
    return plain
  }
}
