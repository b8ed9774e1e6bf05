using System.Globalization;

namespace KpiFunctions.Core.Webhooks.Signatures;

/// <summary>Signatures over the raw bytes, described by data.</summary>
public sealed record SignatureScheme : IWebhookScheme
{
    private const int MaxIdLength = 256;
    private const int MaxHeaderLength = 4096;
    private const int MaxSignatures = 16;

    /// <summary>The header with the signatures; of several names the first that is there.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    public IReadOnlyCollection<string> ProofHeaders => Headers;

    public SignatureLayout Layout { get; init; }

    /// <summary>Algorithms by tag; a tag that is not here is skipped.</summary>
    public IReadOnlyDictionary<string, SignatureAlgorithm> Tags { get; init; } =
        new Dictionary<string, SignatureAlgorithm> { [""] = SignatureAlgorithm.Sha256 };

    public required SignatureEncoding Encoding { get; init; }

    public SignedText Signed { get; init; } = SignedText.Body;

    public KeyForm Keys { get; init; } = KeyForm.Text;

    /// <summary>The header with the delivery's id, where that is signed.</summary>
    public IReadOnlyList<string> IdHeaders { get; init; } = [];

    /// <summary>The header with the signed time, unix seconds.</summary>
    public IReadOnlyList<string> TimestampHeaders { get; init; } = [];

    /// <summary>The tag of the signed time, where it stands beside the signatures.</summary>
    public string? TimestampTag { get; init; }

    /// <summary>How far the sender's clock may be from ours, both ways; what is outside cannot be replayed.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What every body of this sender begins with; a body that begins otherwise is refused, signed or not.</summary>
    public byte? BodyBegins { get; init; }

    private bool IsTimed => TimestampTag is not null || TimestampHeaders.Count > 0;

    // Whatever is wrong, the body is hashed once with every key: an unknown sender, a missing header and a wrong signature cost the same.
    public WebhookOutcome Verify(WebhookRequest request, IReadOnlyList<SigningKey> keys, DateTimeOffset now)
    {
        var header = request.Header(Headers);
        var given = header is { Length: <= MaxHeaderLength } ? TaggedText.Split(header, Layout) : [];
        var (id, timestamp) = (request.Header(IdHeaders), TimestampOf(request, given));
        var known = IsSigned(Decode(given), Signed.Fill(request, id, timestamp), keys);
        if (header is null || (IdHeaders.Count > 0 && id is null)) return WebhookOutcome.HeaderMissing;
        // A full stop in the id would let two different messages have one signed text.
        if (header.Length > MaxHeaderLength || id is { Length: > MaxIdLength } || (id?.Contains('.') ?? false)) return WebhookOutcome.HeaderInvalid;
        if (IsTimed && CheckTime(timestamp, now) is { } outcome) return outcome;
        var begins = BodyBegins is not { } first || request.Body.Span is [var actual, ..] && actual == first;
        return known && begins ? WebhookOutcome.Valid : WebhookOutcome.SignatureWrong;
    }

    private WebhookOutcome? CheckTime(string? timestamp, DateTimeOffset now)
    {
        if (timestamp is null) return WebhookOutcome.HeaderMissing;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return WebhookOutcome.HeaderInvalid;
        var behind = now.ToUnixTimeSeconds() - (decimal)seconds;
        if (behind > (decimal)Tolerance.TotalSeconds) return WebhookOutcome.TooOld;
        return -behind > (decimal)Tolerance.TotalSeconds ? WebhookOutcome.TooNew : null;
    }

    private string? TimestampOf(WebhookRequest request, IReadOnlyList<TaggedText> given)
    {
        if (TimestampTag is null) return request.Header(TimestampHeaders);
        return given.FirstOrDefault(each => each.Tag == TimestampTag).Text is { Length: > 0 } text ? text : null;
    }

    private bool IsSigned(List<Signature> given, List<ReadOnlyMemory<byte>> signed, IReadOnlyList<SigningKey> keys)
    {
        var matches = 0;
        foreach (var algorithm in given.Select(each => each.Algorithm).Append(Tags.Values.First()).Distinct())
        {
            var signatures = given.Where(each => each.Algorithm == algorithm).Select(each => each.Bytes).ToList();
            matches += keys.Where(key => key.Fits(algorithm)).Sum(key => key.CountMatches(algorithm, signed, signatures));
        }
        return matches > 0;
    }

    private List<Signature> Decode(IReadOnlyList<TaggedText> given)
    {
        var decoded = new List<Signature>();
        foreach (var (tag, text) in given)
        {
            if (decoded.Count == MaxSignatures) break;
            if (!Tags.TryGetValue(tag, out var algorithm)) continue;
            var bytes = new byte[text.Length];
            if (TryDecode(text, bytes, out var length) && length == algorithm.Length()) decoded.Add(new Signature(algorithm, bytes[..length]));
        }
        return decoded;
    }

    private bool TryDecode(string text, byte[] bytes, out int length)
    {
        if (Encoding == SignatureEncoding.Base64) return Convert.TryFromBase64String(text, bytes, out length);
        return Convert.FromHexString(text, bytes, out _, out length) == System.Buffers.OperationStatus.Done;
    }

    private readonly record struct Signature(SignatureAlgorithm Algorithm, byte[] Bytes);
}
