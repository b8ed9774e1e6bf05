using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Sources;

namespace KpiFunctions.Core.Registry;

/// <content>How what arrives is read.</content>
public sealed partial record RegistryKind
{
    /// <summary>Id "yyyy-MM-dd:CUR": units of the currency for one unit of the base on that day.</summary>
    public static readonly RegistryKind Rates = new("rates", [
        new("day", FieldShape.Day, Required: true), new("currency", FieldShape.Currency, Required: true), new("base", FieldShape.Currency, Required: true), new("rate", FieldShape.PositiveDecimal, Required: true)]);

    /// <summary>Id is the key of a conflict between money records; <c>taken</c> is the fingerprint of the side that counts.</summary>
    public static readonly RegistryKind Resolutions = new("resolutions", [new("taken", Required: true)]);

    /// <summary>
    /// Id is the name of <c>POST /webhooks/{source}</c>, lower case. <c>secrets</c> and <c>verifyToken</c> are names of secrets in the settings, never secrets.
    /// What the fields mean: <see cref="SourceDefinition"/>.
    /// </summary>
    public static readonly RegistryKind Sources = new("sources", [
        new("preset"), new("auth"), new("secrets", Required: true), new("namespace"), new("header"), new("query"), new("algorithm"), new("encoding"), new("prefix"),
        new("signed"), new("idHeader"), new("timeHeader"), new("toleranceSeconds"), new("verifyToken"), new("allowed"), new("events"), new("event"), new("eventId"),
        new("eventTime")])
    {
        FieldPrefix = SourceDefinition.FieldPrefix,
        IsJoined = false,
    };

    /// <summary>Id is a name. How files of one shape are read (<c>Imports/SavedMapping</c>).</summary>
    public static readonly RegistryKind Mappings = new("mappings", [
        .. SavedMapping.Facts.Select(fact => new RegistryField(fact, Required: fact is "fingerprint" or "type")),
        .. EventFieldNames.All.Where(field => field != "type").Select(field => new RegistryField(SavedMapping.FieldPrefix + field))])
    {
        IsJoined = false,
        FieldPrefix = SavedMapping.FieldPrefix,
    };
}
