using System.Text;

namespace KpiFunctions.Core.Records;

/// <summary>
/// Reads flat text fields and remembers the first thing wrong with them. Readers return null for an absent or refused field; the caller
/// asks <see cref="Failure"/> once, at the end.
/// </summary>
internal sealed class FieldReader(IReadOnlyDictionary<string, string> fields)
{
    /// <summary>Characters (UTF-16) of a text field.</summary>
    public const int MaxLength = 512;

    public Rejection? Failure { get; private set; }

    public IEnumerable<string> Names => fields.Keys;

    public void Fail(RejectReason reason, string? field, string detail) => Failure ??= new Rejection(reason, field, detail);

    /// <summary>The trimmed text; null when absent, empty or refused.</summary>
    public string? Text(string name, int maxLength = MaxLength)
    {
        if (!fields.TryGetValue(name, out var value)) return null;
        var text = value.Trim();
        if (text.Length == 0) return null;
        if (text.Length > maxLength) return Refuse(RejectReason.FieldTooLong, name, $"'{name}' is longer than {maxLength} characters.");
        if (!IsClean(text)) return Refuse(RejectReason.FieldInvalid, name, $"'{name}' has characters that are no text.");
        return text;
    }

    /// <summary>What people write: line breaks and other control characters become spaces, and what is too long is cut, because no opinion is lost with it.</summary>
    public string? Prose(string name, int maxLength)
    {
        if (!fields.TryGetValue(name, out var value)) return null;
        var text = new string([.. value.Select(character => char.IsControl(character) ? ' ' : character)]).Trim();
        if (text.Length > maxLength) text = text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];
        if (text.Length == 0) return null;
        return IsClean(text) ? text : Refuse(RejectReason.FieldInvalid, name, $"'{name}' has characters that are no text.");
    }

    /// <summary>As <see cref="Text"/>; a missing field is a failure of the given reason.</summary>
    public string? Required(string name, RejectReason missing = RejectReason.FieldMissing)
    {
        var text = Text(name);
        if (text is null) Fail(missing, name, $"'{name}' is missing.");
        return text;
    }

    /// <summary>The lower-cased text if it is one of the names, which are lower case.</summary>
    public string? OneOf(string name, IReadOnlyList<string> names)
    {
        var text = Text(name)?.ToLowerInvariant();
        if (text is null || names.Contains(text)) return text;
        return Refuse(RejectReason.FieldInvalid, name, $"'{name}' is none of: {string.Join(", ", names)}.");
    }

    private string? Refuse(RejectReason reason, string field, string detail)
    {
        Fail(reason, field, detail);
        return null;
    }

    // Control characters would break lines and terminals; half a surrogate pair cannot be written as UTF-8.
    private static bool IsClean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return true;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || !Rune.TryGetRuneAt(text, i, out var rune)) return false;
            i += rune.Utf16SequenceLength - 1;
        }
        return true;
    }
}
