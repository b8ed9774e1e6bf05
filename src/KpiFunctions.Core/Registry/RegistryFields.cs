using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Registry;

/// <summary>Turns what somebody wants the registry to say into a declaration for the log, or says what is wrong with it.</summary>
public static class RegistryFields
{
    /// <param name="kind">A wire name of <see cref="RegistryKind"/>.</param>
    /// <param name="fields">Null takes the entry out of the registry. Empty fields count as absent.</param>
    public static RecordOutcome ToRecord(string kind, string id, IReadOnlyDictionary<string, string>? fields, EventContext context)
    {
        if (RegistryKind.Find(kind) is not { } known)
            return new Rejection(RejectReason.FieldInvalid, "kind", $"The registry has only: {string.Join(", ", RegistryKind.All.Select(each => each.Name))}.");
        if (fields?.ContainsKey(RegistryIds.Field) == true)
            return new Rejection(RejectReason.FieldInvalid, RegistryIds.Field, "The id of an entry is in its address, not in its fields.");
        var reader = new FieldReader(Named(id, fields));
        var entryId = RegistryIds.Read(reader, known);
        var entry = fields is null ? [] : RegistryShapes.Read(reader, known);
        if (entryId is not null && fields is not null) RegistryIds.RequireAgreement(reader, known, entryId, entry);
        return reader.Failure is { } failure ? failure : Declare(known.Name, entryId!, fields is null, entry, context);
    }

    private static Dictionary<string, string> Named(string id, IReadOnlyDictionary<string, string>? fields) =>
        new(fields ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [RegistryIds.Field] = id };

    private static LogRecord Declare(string kind, string id, bool deleted, Dictionary<string, string> fields, EventContext context)
    {
        var receivedAt = TimeText.ToMilliseconds(context.ReceivedAt);
        return new LogRecord
        {
            Type = RecordType.Declaration,
            Namespace = "registry",
            Id = $"{kind}/{id}@{TimeText.Format(receivedAt)}-{Hash(deleted, fields)}",
            Source = context.Source,
            OccurredAt = receivedAt,
            ReceivedAt = receivedAt,
            States = new Statement(kind, id, deleted, fields),
        };
    }

    // Tells two different changes of one millisecond apart, while the same change sent twice stays one record.
    private static string Hash(bool deleted, Dictionary<string, string> fields)
    {
        var text = new StringBuilder(deleted ? "-" : "+");
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            text.Append(name).Append('=').Append(value.Length).Append(':').Append(value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 4));
    }
}
