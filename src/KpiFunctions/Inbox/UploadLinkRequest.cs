using System.Globalization;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Inbox;

/// <summary>The body of POST /imports/upload-links, read and checked. All of it may be absent.</summary>
/// <param name="Name">Null: any name will do.</param>
internal sealed record UploadLinkRequest(string? Name, int Minutes)
{
    private const string NameField = "name";
    private const string MinutesField = "minutes";

    public static (UploadLinkRequest? Request, Rejection? Rejection) Read(ReadOnlyMemory<byte> body, int mostMinutes)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!body.IsEmpty && JsonFields.Read(body, fields) is { } unreadable) return (null, unreadable);
        if (fields.Keys.FirstOrDefault(field => field is not (NameField or MinutesField)) is { } unknown)
            return Refuse(unknown, $"There is no field '{unknown}' here, only '{NameField}' and '{MinutesField}'.");
        var name = fields.GetValueOrDefault(NameField);
        if (name is not null && !UploadName.IsSound(name)) return Refuse(NameField, UploadName.Rule);
        var minutes = mostMinutes;
        if (fields.TryGetValue(MinutesField, out var text) && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out minutes) && minutes >= 1 && minutes <= mostMinutes))
            return Refuse(MinutesField, $"'{MinutesField}' is no whole number from 1 to {mostMinutes}, which the setting {nameof(InboxOptions.UploadLinkMinutes)} allows.");
        return (new UploadLinkRequest(name, minutes), null);
    }

    private static (UploadLinkRequest?, Rejection?) Refuse(string field, string detail) => (null, new Rejection(RejectReason.FieldInvalid, field, detail));
}
