using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Records;

/// <summary>
/// Takes people out of a rejected text before it is kept. E-mail addresses, wherever they stand, and the ids of customers and visitors become the keyed
/// hashes that they would have become at the door, so that a replay counts the same people; telephone numbers, names of people, streets, positions and
/// network addresses, known by the names of their members, become "***". Everything else stays byte by byte.
/// </summary>
/// <param name="hash">Of <see cref="EventContext.HashPerson"/>.</param>
public sealed partial class PersonalData(Func<string, string> hash)
{
    private const string Mark = "hashed:";
    private const string Masked = "***";

    private static readonly HashSet<string> Customers = ["customerid", "userid"];
    private static readonly HashSet<string> Visitors = ["visitorid", "anonymousid", "distinctid"];

    private static readonly HashSet<string> Private =
    [
        "firstname", "lastname", "fullname", "customername", "phone", "phonenumber", "mobile", "address1", "address2", "street", "streetaddress", "line1", "line2", "zip", "postcode",
        "postalcode", "latitude", "longitude", "ip", "ipaddress", "browserip", "remoteip", "customeripaddress", "useragent", "customeruseragent", "birthday", "dateofbirth",
    ];

    /// <summary>The text as it may be kept.</summary>
    public string Hide(ReadOnlyMemory<byte> raw)
    {
        try
        {
            return Encoding.UTF8.GetString(HideInJson(raw.Span).WrittenSpan);
        }
        catch (JsonException)
        {
            return HideAddresses(Encoding.UTF8.GetString(raw.Span));
        }
    }

    /// <summary>Reads hashes of <see cref="Hide"/> back as what they stand for: for texts that were kept, and for nothing that comes from outside.</summary>
    public string HashOfKept(string text) =>
        text.IndexOf(Mark, StringComparison.Ordinal) is > 0 and var at && text.IndexOf(':') == at - 1 && Decode(text.AsSpan(at + Mark.Length)) is { } kept ? kept : hash(text);

    // Hexadecimal, because addresses lose their case at the door and hashes must not.
    private static string Encode(string hashed) => Mark + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(hashed));

    private static string? Decode(ReadOnlySpan<char> hex)
    {
        var bytes = new byte[hex.Length / 2];
        return Convert.FromHexString(hex, bytes, out _, out var length) == OperationStatus.Done ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private ArrayBufferWriter<byte> HideInJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        var (output, name, copied) = (new ArrayBufferWriter<byte>(json.Length), "", 0);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName) name = Normal(Text(ref reader) ?? "");
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || Text(ref reader) is not { } text || Hidden(name, text) is not { } hidden) continue;
            output.Write(json[copied..(int)reader.TokenStartIndex]);
            output.Write("\""u8);
            output.Write(JsonEncodedText.Encode(hidden, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
            output.Write("\""u8);
            copied = (int)reader.BytesConsumed;
        }
        output.Write(json[copied..]);
        return output;
    }

    // Null: nothing is to be hidden.
    private string? Hidden(string name, string text)
    {
        if (text.Length == 0) return null;
        if (Customers.Contains(name)) return Encode(hash("customer:" + text.Trim()));
        if (Visitors.Contains(name)) return Encode(hash("visitor:" + text.Trim()));
        if (Private.Contains(name)) return Masked;
        if (name.EndsWith("email", StringComparison.Ordinal)) return Hashed(text);
        return HideAddresses(text) is var without && without != text ? without : null;
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

    private static string Normal(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    // Bounded in length, so that no text makes it slow.
    [GeneratedRegex(@"[\p{L}\p{N}._+'-]{1,64}(@|%40)[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){1,8}", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
