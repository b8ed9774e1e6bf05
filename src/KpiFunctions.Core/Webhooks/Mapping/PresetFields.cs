namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>Rules that several shops and trackers share.</summary>
internal static class PresetFields
{
    /// <summary>The UTM parameters of a link that the visitor followed, read out of the address at <paramref name="path"/>.</summary>
    public static FieldMap WithUtmOf(this FieldMap fields, string path) => fields.With([
        KeyValuePair.Create("utm.source", $"{path} => query:utm_source"),
        KeyValuePair.Create("utm.medium", $"{path} => query:utm_medium"),
        KeyValuePair.Create("utm.campaign", $"{path} => query:utm_campaign"),
        KeyValuePair.Create("utm.content", $"{path} => query:utm_content"),
    ]);
}
