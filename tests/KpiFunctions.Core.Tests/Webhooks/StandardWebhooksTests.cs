using System.Security.Cryptography;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>The first vector is the one that every reference library of Standard Webhooks tests with.</summary>
public sealed class StandardWebhooksTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Wrong = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    private const string WrongOfTag2 = "v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    private static readonly byte[] Body = "{\"test\": 2432232314}"u8.ToArray();

    [Fact]
    public void The_published_vector_is_valid() => Assert.Equal(WebhookOutcome.Valid, Verify());

    [Fact]
    public void A_secret_without_its_prefix_is_the_same_secret() => Assert.Equal(WebhookOutcome.Valid, Verify(secrets: [Secret["whsec_".Length..]]));

    [Fact]
    public void One_valid_signature_among_others_is_enough() =>
        Assert.Equal(WebhookOutcome.Valid, Verify(signatures: $"{Wrong} {WrongOfTag2} {Signature} {Wrong}"));

    [Fact]
    public void Only_wrong_signatures_are_refused() => Assert.Equal(WebhookOutcome.SignatureWrong, Verify(signatures: $"{Wrong} {WrongOfTag2}"));

    [Fact]
    public void The_published_wrong_signature_is_refused() =>
        Assert.Equal(WebhookOutcome.SignatureWrong, Verify(signatures: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA="));

    [Theory]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ")]
    [InlineData("v1,")]
    [InlineData("v1,????")]
    [InlineData("   ")]
    public void A_signature_of_another_tag_or_cut_short_is_refused(string signatures) =>
        Assert.Equal(WebhookOutcome.SignatureWrong, Verify(signatures: signatures));

    [Fact]
    public void Any_flipped_byte_of_the_body_is_noticed()
    {
        for (var i = 0; i < Body.Length; i++)
        {
            var flipped = Body.ToArray();
            flipped[i] ^= 1;

            Assert.Equal(WebhookOutcome.SignatureWrong, Verify(body: flipped));
        }
    }

    [Fact]
    public void A_body_cut_short_is_noticed() => Assert.Equal(WebhookOutcome.SignatureWrong, Verify(body: Body[..^1]));

    [Fact]
    public void Another_id_is_noticed() => Assert.Equal(WebhookOutcome.SignatureWrong, Verify(id: "msg_other"));

    [Fact]
    public void Another_secret_is_refused() => Assert.Equal(WebhookOutcome.SignatureWrong, Verify(secrets: [OtherSecret]));

    [Fact]
    public void During_a_rotation_either_secret_is_accepted() => Assert.Equal(WebhookOutcome.Valid, Verify(secrets: [OtherSecret, Secret]));

    [Theory]
    [InlineData(300, WebhookOutcome.Valid)]
    [InlineData(301, WebhookOutcome.TooOld)]
    [InlineData(-300, WebhookOutcome.Valid)]
    [InlineData(-301, WebhookOutcome.TooNew)]
    public void The_senders_clock_may_be_five_minutes_off(int secondsLater, WebhookOutcome expected) =>
        Assert.Equal(expected, Verify(now: DateTimeOffset.FromUnixTimeSeconds(Timestamp + secondsLater)));

    [Theory]
    [InlineData("1614265330.5")]
    [InlineData("-1614265330")]
    [InlineData("+1614265330")]
    [InlineData(" 1614265330")]
    [InlineData("99999999999999999999")]
    [InlineData("yesterday")]
    public void A_timestamp_that_is_no_whole_number_is_refused(string timestamp) =>
        Assert.Equal(WebhookOutcome.HeaderInvalid, Verify(timestamp: timestamp));

    [Fact]
    public void The_largest_timestamp_is_only_too_new() =>
        Assert.Equal(WebhookOutcome.TooNew, Verify(timestamp: long.MaxValue.ToString()));

    [Fact]
    public void An_overlong_signature_header_is_refused_unread() =>
        Assert.Equal(WebhookOutcome.HeaderInvalid, Verify(signatures: Signature + new string(' ', 4096)));

    [Theory]
    [InlineData("msg.1")]
    [InlineData("iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii")]
    public void An_id_that_no_honest_sender_writes_is_refused(string id) => Assert.Equal(WebhookOutcome.HeaderInvalid, Verify(id: id));

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("webhook-timestamp")]
    [InlineData("webhook-signature")]
    public void Each_header_is_needed(string missing)
    {
        var headers = Headers().Where(header => header.Key != missing);

        var outcome = StandardWebhooks.Verify(WebhookHeaders.From(headers), Body, Parse(Secret), DateTimeOffset.FromUnixTimeSeconds(Timestamp));

        Assert.Equal(WebhookOutcome.HeaderMissing, outcome);
    }

    [Fact]
    public void Header_names_may_be_written_in_any_case()
    {
        var headers = Headers().Select(header => KeyValuePair.Create(header.Key.ToUpperInvariant(), header.Value));

        var outcome = StandardWebhooks.Verify(WebhookHeaders.From(headers), Body, Parse(Secret), DateTimeOffset.FromUnixTimeSeconds(Timestamp));

        Assert.Equal(WebhookOutcome.Valid, outcome);
    }

    [Fact]
    public void Headers_as_text_hold_no_signature() => Assert.DoesNotContain("g0hM", WebhookHeaders.From(Headers()).ToString());

    [Theory]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64 at all!")]
    public void A_secret_that_is_too_short_or_no_base64_is_refused(string text) => Assert.False(WebhookSecret.TryParse(text, out _));

    private static string OtherSecret => "whsec_" + Convert.ToBase64String(SHA256.HashData("other"u8));

    private static WebhookOutcome Verify(
        string? id = null, string? timestamp = null, string? signatures = null, byte[]? body = null, string[]? secrets = null, DateTimeOffset? now = null)
    {
        var headers = new WebhookHeaders(id ?? Id, timestamp ?? Timestamp.ToString(), signatures ?? Signature);
        return StandardWebhooks.Verify(headers, body ?? Body, Parse(secrets ?? [Secret]), now ?? DateTimeOffset.FromUnixTimeSeconds(Timestamp));
    }

    private static KeyValuePair<string, string>[] Headers() =>
    [
        new("webhook-id", Id),
        new("webhook-timestamp", Timestamp.ToString()),
        new("webhook-signature", Signature),
    ];

    private static List<WebhookSecret> Parse(params string[] secrets) =>
        [.. secrets.Select(text => WebhookSecret.TryParse(text, out var secret) ? secret! : throw new FormatException(text))];
}
