using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Records;

/// <summary>
/// Takes people out of a rejected text before it is kept. E-mail addresses, wherever they stand, and the ids of customers and visitors become the keyed
/// hashes that they would have become at the door, so that a replay counts the same people; telephone numbers, names of people, streets, positions,
/// network addresses and what people write, known by the names of their members and of what these stand in, become "***". What the door reads as
/// anything but a person stays, because it makes the record. Everything else stays byte by byte.
/// </summary>
/// <param name="hash">Of <see cref="EventContext.HashPerson"/>.</param>
public sealed partial class PersonalData(Func<string, string> hash)
{
    private const string Mark = "hashed:";
    private const string Masked = "***";
    private const int MaxNesting = 2; // JSON in a text in JSON.

    /// <summary>The text as it may be kept.</summary>
    /// <param name="marks">What the door reads of it; null: nothing is known of that.</param>
    public string Hide(ReadOnlyMemory<byte> raw, ReadMarks? marks = null) => Hide(raw.Span, marks ?? ReadMarks.None, 0);

    /// <summary>The headers as they may be kept, with the digest of an event that stands under it.</summary>
    public IReadOnlyDictionary<string, string> HideHeaders(IReadOnlyDictionary<string, string> headers, ReadMarks marks)
    {
        var hidden = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in headers) hidden[name] = marks.Headers.TryGetValue(name, out var read) ? HiddenAs(read, value) ?? value : value;
        if (marks.Digest is { } digest) hidden[Digest.KeptAs] = digest;
        return hidden;
    }

    /// <summary>Reads hashes of <see cref="Hide(ReadOnlyMemory{byte}, ReadMarks?)"/> back as what they stand for: for texts that were kept, and for nothing that comes from outside.</summary>
    public string HashOfKept(string text) =>
        text.IndexOf(Mark, StringComparison.Ordinal) is > 0 and var at && text.IndexOf(':') == at - 1 && Decode(text.AsSpan(at + Mark.Length)) is { } kept ? kept : hash(text);

    // Hexadecimal, because addresses lose their case at the door and hashes must not.
    private static string Encode(string hashed) => Mark + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(hashed));

    private static string? Decode(ReadOnlySpan<char> hex)
    {
        var bytes = new byte[hex.Length / 2];
        return Convert.FromHexString(hex, bytes, out _, out var length) == OperationStatus.Done ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private string Hide(ReadOnlySpan<byte> raw, ReadMarks marks, int nesting)
    {
        try
        {
            return Encoding.UTF8.GetString(HideInJson(raw, marks, nesting).WrittenSpan);
        }
        catch (JsonException)
        {
            return HideAddresses(Encoding.UTF8.GetString(raw));
        }
    }

    private ArrayBufferWriter<byte> HideInJson(ReadOnlySpan<byte> json, ReadMarks marks, int nesting)
    {
        var spoken = SpokenObjects(json);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        var (output, places, name, copied) = (new ArrayBufferWriter<byte>(Math.Max(1, json.Length)), new Stack<PersonalPlace>(), "", 0);
        while (reader.Read())
        {
            var place = places.TryPeek(out var inner) ? inner : new PersonalPlace("", false, false);
            if (reader.TokenType == JsonTokenType.PropertyName) name = PersonalNames.Normal(Text(ref reader) ?? "");
            if (reader.TokenType == JsonTokenType.StartObject)
                places.Push(new PersonalPlace(name, place.IsOfPerson || PersonalNames.IsPerson(name), place.IsSpoken || spoken.Contains((int)reader.TokenStartIndex)));
            if (reader.TokenType == JsonTokenType.EndObject) name = places.Pop().Name;
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || Text(ref reader) is not { Length: > 0 } text) continue;
            var hidden = marks.At((int)reader.TokenStartIndex) is { } read ? HiddenAs(read, text) : Hidden(name, place, text, marks, nesting);
            if (hidden is null) continue;
            output.Write(json[copied..(int)reader.TokenStartIndex]);
            output.Write("\""u8);
            output.Write(JsonEncodedText.Encode(hidden, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
            output.Write("\""u8);
            copied = (int)reader.BytesConsumed;
        }
        output.Write(json[copied..]);
        return output;
    }

    // Where objects begin that say who speaks: that may stand behind the words.
    private static HashSet<int> SpokenObjects(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        var (spoken, open) = (new HashSet<int>(), new Stack<int>());
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) open.Push((int)reader.TokenStartIndex);
            else if (reader.TokenType == JsonTokenType.EndObject) open.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName && PersonalNames.IsSpeaker(PersonalNames.Normal(Text(ref reader) ?? ""))) spoken.Add(open.Peek());
        }
        return spoken;
    }

    // As the door would: of a record's field nothing is hidden.
    private string? HiddenAs(ReadAs read, string text) => read switch
    {
        ReadAs.Customer => Encode(hash("customer:" + text.Trim())),
        ReadAs.Email => Encode(hash("email:" + text.Trim().ToLowerInvariant())),
        ReadAs.Visitor => Encode(hash("visitor:" + text.Trim())),
        ReadAs.Author => Encode(hash("author:" + text.Trim())),
        ReadAs.Words => EventRemarks.WithoutAddresses(text) is var without && without != text ? without : null,
        _ => null,
    };

    // Null: nothing is to be hidden.
    private string? Hidden(string name, PersonalPlace place, string text, ReadMarks marks, int nesting)
    {
        if (PersonalNames.IsCustomer(name, place)) return HiddenAs(ReadAs.Customer, text);
        if (PersonalNames.IsVisitor(name)) return HiddenAs(ReadAs.Visitor, text);
        if (PersonalNames.IsPrivate(name, place)) return Masked;
        if (name.EndsWith("email", StringComparison.Ordinal)) return Hashed(text);
        var isJson = nesting < MaxNesting && !marks.ReadInside && text.TrimStart() is ['{' or '[', ..];
        return (isJson ? Hide(Encoding.UTF8.GetBytes(text), ReadMarks.None, nesting + 1) : HideAddresses(text)) is var without && without != text ? without : null;
    }

    private string HideAddresses(string text) =>
        text.Contains('@') || text.Contains("%40", StringComparison.Ordinal) ? Address().Replace(text, match => Hashed(match.Value)) : text;

    private string Hashed(string address) => Encode(hash("email:" + address.Replace("%40", "@", StringComparison.Ordinal).Trim().ToLowerInvariant()));

    // Null: half of a surrogate pair, which is no text.
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Bounded in length, so that no text makes it slow.
    [GeneratedRegex(@"[\p{L}\p{N}._+'-]{1,64}(@|%40)[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){1,8}", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
