import StrictJSON

extension Shape {
  /// As JSON Schema (2020-12, which OpenAPI 3.1 speaks).
  var schema: JSONValue { .object(schemaMembers) }

  private var schemaMembers: [JSONMember] {
    switch self {
    case .text(let form, let length):
      var members: [JSONMember] = [JSONMember("type", "string")]
      switch form {
      case .instant: members.append(JSONMember("format", "date-time"))
      case .date: members.append(JSONMember("format", "date"))
      default: break
      }
      // A pattern that counts, or a format, says how long it is.
      switch form {
      case .line, .lines, .token, .opaque:
        members.append(JSONMember("minLength", .integer(length.lowerBound)))
        members.append(JSONMember("maxLength", .integer(length.upperBound)))
      default: break
      }
      if let pattern = form.pattern { members.append(JSONMember("pattern", .string(pattern))) }
      return members
    case .integer(let range):
      return [
        JSONMember("type", "integer"), JSONMember("minimum", .integer(range.lowerBound)),
        JSONMember("maximum", .integer(range.upperBound)),
      ]
    case .number(let range):
      return [
        JSONMember("type", "number"), JSONMember("minimum", .number(range.lowerBound)),
        JSONMember("maximum", .number(range.upperBound)),
      ]
    case .boolean: return [JSONMember("type", "boolean")]
    case .choice(let words):
      return [
        JSONMember("type", "string"), JSONMember("enum", .array(words.map { .string($0) })),
      ]
    case .list(let shape, let limit):
      return [
        JSONMember("type", "array"), JSONMember("maxItems", .integer(limit)),
        JSONMember("items", shape.schema),
      ]
    case .object(let members): return Self.schema(of: members)
    case .named(let name):
      return [JSONMember("$ref", .string("#/components/schemas/\(name)"))]
    case .optional(let shape):
      return [JSONMember("oneOf", [shape.schema, ["type": "null"]])]
    case .byDate(let shape):
      return [
        JSONMember("type", "object"),
        JSONMember("propertyNames", ["format": "date"]),
        JSONMember("additionalProperties", shape.schema),
      ]
    }
  }

  private static func schema(of members: [Member]) -> [JSONMember] {
    let properties = members.map { member -> JSONMember in
      guard case .object(var schema) = member.shape.schema else {
        return JSONMember(member.name, member.shape.schema)
      }
      if !member.note.isEmpty { schema.append(JSONMember("description", .string(member.note))) }
      if let example = member.example { schema.append(JSONMember("examples", [example])) }
      return JSONMember(member.name, .object(schema))
    }
    var schema = [
      JSONMember("type", "object"), JSONMember("additionalProperties", false),
      JSONMember("properties", .object(properties)),
    ]
    let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
    if !required.isEmpty { schema.append(JSONMember("required", .array(required))) }
    return schema
  }
}
