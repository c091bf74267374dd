/// Company files are read with the same strict reader as what other programs send; whoever imports
/// Storage speaks of its values too.
@_exported public import StrictJSON

/// One thing that is wrong with a company file.
package typealias CompanyFault = JSONFault
