using System.Text;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>Senders that show a secret instead of signing.</summary>
public sealed class TokenSchemeTests
{
    private const string Secret = "user:a shared secret";

    public static TheoryData<string, string, string> Headers => new()
    {
        { "rebrandly", "X-Rebrandly-Secret", Secret },
        { "bitly", "Authorization", "Basic " + Base64(Secret) },
        { "bitly", "Authorization", "bearer " + Secret },
        { "cloudevents", "Authorization", "Bearer " + Secret },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void The_secret_itself_is_valid(string preset, string header, string value) =>
        Assert.Equal(WebhookOutcome.Valid, Sent.Verify(preset, Sent.Request("{}", (header, value)), Secret));

    [Theory]
    [MemberData(nameof(Headers))]
    public void Anything_else_is_refused(string preset, string header, string value)
    {
        Assert.Equal(WebhookOutcome.SignatureWrong, Sent.Verify(preset, Sent.Request("{}", (header, value)), "user:another secret"));
        Assert.Equal(WebhookOutcome.HeaderMissing, Sent.Verify(preset, Sent.Request("{}"), Secret));
        Assert.NotEqual(WebhookOutcome.Valid, Sent.Verify(preset, Sent.Request("{}", (header, value[..^1])), Secret));
        Assert.NotEqual(WebhookOutcome.Valid, Sent.Verify(preset, Sent.Request("{}", (header, value + new string('x', 5000))), Secret));
        Assert.NotEqual(WebhookOutcome.Valid, Sent.Verify(preset, Sent.Request("{}", (header, "")), Secret));
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void While_a_secret_is_changed_both_are_valid(string preset, string header, string value)
    {
        var known = Sent.Preset(preset);

        Assert.Equal(WebhookOutcome.Valid, known.Scheme.Verify(Sent.Request("{}", (header, value)), known.Keys("user:another secret", Secret), Sent.Now));
    }

    [Theory]
    [InlineData("bitly", "key")]
    [InlineData("cloudevents", "access_token")]
    public void The_secret_may_stand_in_the_address(string preset, string parameter)
    {
        var known = Sent.Preset(preset);

        Assert.Equal(WebhookOutcome.Valid, known.Scheme.Verify(Sent.Question((parameter, Secret)), known.Keys(Secret), Sent.Now));
    }

    [Fact]
    public void Segments_write_key_is_a_user_name_or_a_member()
    {
        Assert.Equal(WebhookOutcome.Valid, Sent.Verify("segment-batch", Sent.Request("{}", ("Authorization", "Basic " + Base64("write_key_1:"))), "write_key_1"));
        Assert.Equal(WebhookOutcome.Valid, Sent.Verify("segment-batch", Sent.Request("""{"writeKey":"write_key_1"}"""), "write_key_1"));
        Assert.Equal(WebhookOutcome.HeaderMissing, Sent.Verify("segment-batch", Sent.Request("""{"writeKey":7}"""), "write_key_1"));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
