using System.Security.Cryptography;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Signatures;

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
    private const string PublicKey = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
    private const string Ed25519Signature = "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";
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

    [Fact]
    public void The_published_ed25519_vector_is_valid()
    {
        var outcome = Verify(signatures: $"{Wrong} {Ed25519Signature}", secrets: [PublicKey]);

        Assert.Equal(WebhookOutcome.Valid, outcome);
    }

    [Fact]
    public void Any_flipped_byte_is_noticed_by_ed25519()
    {
        for (var i = 0; i < Body.Length; i++)
        {
            var flipped = Body.ToArray();
            flipped[i] ^= 1;

            Assert.Equal(WebhookOutcome.SignatureWrong, Verify(signatures: Ed25519Signature, secrets: [PublicKey], body: flipped));
        }
    }

    [Fact]
    public void A_public_key_is_no_secret_to_sign_with()
    {
        var key = Convert.FromBase64String(PublicKey["whpk_".Length..]);
        var forged = Convert.ToBase64String(Sent.Hmac(key, [.. System.Text.Encoding.UTF8.GetBytes($"{Id}.{Timestamp}."), .. Body]));

        Assert.Equal(WebhookOutcome.SignatureWrong, Verify(signatures: "v1," + forged, secrets: [PublicKey]));
    }

    [Fact]
    public void A_secret_and_a_public_key_may_stand_side_by_side()
    {
        Assert.Equal(WebhookOutcome.Valid, Verify(signatures: Signature, secrets: [PublicKey, Secret]));
        Assert.Equal(WebhookOutcome.Valid, Verify(signatures: Ed25519Signature, secrets: [Secret, PublicKey]));
    }

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("webhook-timestamp")]
    [InlineData("webhook-signature")]
    public void Each_header_is_needed(string missing)
    {
        var headers = Headers().Where(header => header.Name != missing).ToArray();

        var outcome = Sent.Verify("standard-webhooks", Sent.Request(Body, headers), Secret, DateTimeOffset.FromUnixTimeSeconds(Timestamp));

        Assert.Equal(WebhookOutcome.HeaderMissing, outcome);
    }

    [Fact]
    public void Header_names_may_be_written_in_any_case()
    {
        var headers = Headers().Select(header => (header.Name.ToUpperInvariant(), header.Value)).ToArray();

        var outcome = Sent.Verify("standard-webhooks", Sent.Request(Body, headers), Secret, DateTimeOffset.FromUnixTimeSeconds(Timestamp));

        Assert.Equal(WebhookOutcome.Valid, outcome);
    }

    [Fact]
    public void A_delivery_as_text_holds_no_signature() => Assert.DoesNotContain("g0hM", Sent.Request(Body, Headers()).ToString());

    [Theory]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64 at all!")]
    [InlineData("whpk_c2hvcnQ=")]
    public void A_secret_that_is_too_short_or_no_base64_is_refused(string text) => Assert.Null(KeyForm.StandardWebhooks.Read(text));

    private static string OtherSecret => "whsec_" + Convert.ToBase64String(SHA256.HashData("other"u8));

    private static WebhookOutcome Verify(
        string? id = null, string? timestamp = null, string? signatures = null, byte[]? body = null, string[]? secrets = null, DateTimeOffset? now = null)
    {
        (string, string)[] headers =
        [
            ("webhook-id", id ?? Id), ("webhook-timestamp", timestamp ?? Timestamp.ToString()), ("webhook-signature", signatures ?? Signature),
        ];
        var preset = Sent.Preset("standard-webhooks");
        return preset.Scheme.Verify(
            Sent.Request(body ?? Body, headers), preset.Keys(secrets ?? [Secret]), now ?? DateTimeOffset.FromUnixTimeSeconds(Timestamp));
    }

    private static (string Name, string Value)[] Headers() =>
        [("webhook-id", Id), ("webhook-timestamp", Timestamp.ToString()), ("webhook-signature", Signature)];
}
