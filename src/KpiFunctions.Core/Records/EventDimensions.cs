namespace KpiFunctions.Core.Records;

/// <summary>The dimension members that an event names itself, in their normal form; UTM parameters stand in for absent ones.</summary>
internal static class EventDimensions
{
    public static Dimensions Read(FieldReader reader)
    {
        var stated = ReadPlatform(reader);
        var utm = (Source: reader.Text("utm.source"), Medium: reader.Text("utm.medium"), Campaign: reader.Text("utm.campaign"));
        reader.Text("utm.content");
        return new Dimensions(
            reader.Text("campaign") ?? utm.Campaign,
            reader.Text("influencer") ?? utm.Medium,
            stated ?? (utm.Source is { } source ? MemberIds.Platform(source) ?? source.ToLowerInvariant() : null),
            ReadMember(reader, "account", stated, MemberIds.Account),
            ReadMember(reader, "post", stated, MemberIds.Post),
            reader.Text("link"),
            reader.Text("contentType"),
            reader.Text("country"));
    }

    private static string? ReadPlatform(FieldReader reader)
    {
        if (reader.Text("platform") is not { } text) return null;
        var platform = MemberIds.Platform(text);
        if (platform is null) reader.Fail(RejectReason.FieldInvalid, "platform", "'platform' is not 1 to 64 letters, digits, points, - or _.");
        return platform;
    }

    private static string? ReadMember(FieldReader reader, string field, string? platform, Func<string, string?, string?> normalise)
    {
        if (reader.Text(field) is not { } text) return null;
        if (normalise(text, platform) is { } member) return member;
        if (MemberIds.NetworkOf(text) is { } network)
            reader.Fail(RejectReason.FieldInvalid, field, $"'{field}' is an address of {network}, but not of {(field == "post" ? "a post" : "an account")}, or not of the platform that the record names.");
        else if (platform is null)
            reader.Fail(RejectReason.FieldMissing, "platform", $"'{field}' has no platform: give 'platform', or write it as \"instagram:…\".");
        else
            reader.Fail(RejectReason.FieldInvalid, field, $"'{field}' does not belong to the platform {platform}, or is empty.");
        return null;
    }
}
