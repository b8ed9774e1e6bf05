using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;

namespace KpiFunctions.Storage.Tables;

/// <summary>
/// What Azure refuses and the emulator takes, checked before every write: otherwise tests would pass what production refuses.
/// </summary>
internal static partial class TableRules
{
    public const int MaxOperations = 100;
    public const int MaxProperties = 252;
    public const int MaxTextChars = 32 * 1024;
    public const int MaxBinaryBytes = 64 * 1024;
    public const int MaxEntityBytes = 1024 * 1024;
    public const int MaxTransactionBytes = 4 * 1024 * 1024;

    private const int MaxNameChars = 255;
    private const int OperationOverhead = 1024;
    private const int PropertyOverhead = 64;

    /// <exception cref="ArgumentException">The entity breaks a rule; nothing was sent.</exception>
    public static void Check(TableEntity entity)
    {
        CheckKey(entity.PartitionKey, "PartitionKey");
        CheckKey(entity.RowKey, "RowKey");
        var own = entity.Where(property => !IsSystem(property.Key)).ToList();
        if (own.Count > MaxProperties) throw new ArgumentException($"An entity may have {MaxProperties} properties; this one has {own.Count}.");
        foreach (var (name, value) in own) CheckProperty(name, value);
        if (EntityBytes(entity) > MaxEntityBytes) throw new ArgumentException($"An entity may have {MaxEntityBytes} bytes; '{entity.RowKey}' has more.");
    }

    /// <exception cref="ArgumentException">An entity breaks a rule; nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">The transaction as a whole breaks a rule; nothing was sent.</exception>
    public static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count is 0 or > MaxOperations)
            throw new InvalidOperationException($"A transaction has 1 to {MaxOperations} operations; this one has {actions.Count}.");
        foreach (var action in actions) Check((TableEntity)action.Entity);
        if (actions.Select(action => action.Entity.PartitionKey).Distinct(StringComparer.Ordinal).Count() > 1)
            throw new InvalidOperationException("A transaction stays within one partition.");
        if (actions.Select(action => action.Entity.RowKey).Distinct(StringComparer.Ordinal).Count() < actions.Count)
            throw new InvalidOperationException("A transaction names each row once.");
        if (actions.Sum(action => (long)WireBytes((TableEntity)action.Entity)) > MaxTransactionBytes)
            throw new InvalidOperationException($"A transaction may have {MaxTransactionBytes} bytes.");
    }

    /// <summary>An upper estimate of the operation's part of a transaction's body.</summary>
    public static int WireBytes(TableEntity entity) =>
        OperationOverhead + entity.Sum(property => PropertyOverhead + (2 * property.Key.Length) + ValueWireBytes(property.Value));

    private static void CheckKey(string? key, string which)
    {
        if (key is null) throw new ArgumentException($"{which} is missing.");
        if (key.Length > StorageKey.MaxLength) throw new ArgumentException($"{which} is longer than {StorageKey.MaxLength} characters.");
        if (key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c))) throw new ArgumentException($"{which} '{key}' has a character that keys must not have.");
    }

    private static void CheckProperty(string name, object? value)
    {
        if (name.Length > MaxNameChars || !PropertyName().IsMatch(name)) throw new ArgumentException($"'{name}' is no property name.");
        switch (value)
        {
            case string text when text.Length > MaxTextChars: throw new ArgumentException($"'{name}' has {text.Length} characters; {MaxTextChars} are allowed.");
            case byte[] bytes when bytes.Length > MaxBinaryBytes: throw new ArgumentException($"'{name}' has {bytes.Length} bytes; {MaxBinaryBytes} are allowed.");
            case DateTimeOffset { Year: < 1601 }: throw new ArgumentException($"'{name}' is before 1601.");
            case null or string or byte[] or bool or int or long or double or DateTimeOffset or Guid: break;
            default: throw new ArgumentException($"'{name}' has a type that tables do not have: {value.GetType().Name}.");
        }
    }

    // Azure counts UTF-16 characters; the emulator counts UTF-8 bytes.
    private static long EntityBytes(TableEntity entity) =>
        4 + (2L * (entity.PartitionKey.Length + entity.RowKey.Length))
        + entity.Where(property => !IsSystem(property.Key)).Sum(property => 8L + (2 * property.Key.Length) + ValueBytes(property.Value));

    private static long ValueBytes(object? value) => value switch
    {
        string text => 4 + (2L * text.Length),
        byte[] bytes => 4 + bytes.Length,
        _ => 16,
    };

    private static int ValueWireBytes(object? value) => value switch
    {
        string text => Encoding.UTF8.GetByteCount(text) + (5 * text.Count(c => c is '"' or '\\' || char.IsControl(c))),
        byte[] bytes => bytes.Length / 3 * 4,
        _ => 48,
    };

    private static bool IsSystem(string name) => name is "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag";

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex PropertyName();
}
