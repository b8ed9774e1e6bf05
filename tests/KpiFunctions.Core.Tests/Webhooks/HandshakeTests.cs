using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Handshakes;

namespace KpiFunctions.Core.Tests.Webhooks;

public sealed class HandshakeTests
{
    private const string Topic = "https://www.youtube.com/xml/feeds/videos.xml?channel_id=UC1";

    [Theory]
    [InlineData("subscribe", "my token", "1158201444", "1158201444")]
    [InlineData("subscribe", "another", "1158201444", null)]
    [InlineData("unsubscribe", "my token", "1158201444", null)]
    [InlineData("subscribe", "my token", "<script>", null)]
    public void Meta_gets_its_number_back_for_our_token(string mode, string token, string challenge, string? expected)
    {
        var question = Sent.Question(("hub.mode", mode), ("hub.verify_token", token), ("hub.challenge", challenge));

        Assert.Equal(expected, Answer("meta", question, verifyToken: "my token")?.Body);
    }

    [Fact]
    public void Without_a_token_in_the_settings_meta_gets_nothing() =>
        Assert.Null(Answer("meta", Sent.Question(("hub.mode", "subscribe"), ("hub.verify_token", ""), ("hub.challenge", "1"))));

    [Fact]
    public void X_gets_the_hash_of_its_token()
    {
        var expected = Convert.ToBase64String(Sent.Hmac("test_consumer_secret", "9b4507b3-9040-4669-9ca3-6b94edb50553"));

        var answer = Answer("x", Sent.Question(("crc_token", "9b4507b3-9040-4669-9ca3-6b94edb50553")))!;

        Assert.Equal(("application/json", $$"""{"response_token":"sha256={{expected}}"}"""), (answer.ContentType, answer.Body));
    }

    [Theory]
    [InlineData("{\"data\":{}}")]
    [InlineData("[]")]
    [InlineData("a b")]
    [InlineData("\"x\"")]
    public void X_cannot_be_asked_to_sign_a_delivery(string token) => Assert.Null(Answer("x", Sent.Question(("crc_token", token))));

    [Fact]
    public void What_x_had_signed_for_a_stranger_is_no_delivery()
    {
        var signed = Answer("x", Sent.Question(("crc_token", "12345")))!.Body.Split('"')[3];

        Assert.Equal(WebhookOutcome.SignatureWrong, Sent.Verify("x", Sent.Request("12345", ("x-twitter-webhooks-signature", signed)), "test_consumer_secret"));
    }

    [Theory]
    [InlineData("subscribe", Topic, "abc", "abc")]
    [InlineData("subscribe", "https://www.youtube.com/feeds/videos.xml?channel_id=UC1", "abc", "abc")]
    [InlineData("subscribe", "https://www.youtube.com/xml/feeds/videos.xml?channel_id=UC9", "abc", null)]
    [InlineData("subscribe", "https://evil.example/?https://www.youtube.com/xml/feeds/videos.xml?channel_id=UC1", "abc", null)]
    [InlineData("unsubscribe", Topic, "abc", null)]
    [InlineData("unsubscribe", "https://www.youtube.com/xml/feeds/videos.xml?channel_id=UC9", "abc", "abc")]
    [InlineData("denied", Topic, "abc", null)]
    [InlineData("subscribe", Topic, "<b>", null)]
    public void YouTubes_hub_is_answered_for_our_channels(string mode, string topic, string challenge, string? expected)
    {
        var question = Sent.Question(("hub.mode", mode), ("hub.topic", topic), ("hub.challenge", challenge), ("hub.lease_seconds", "432000"));

        Assert.Equal(expected, Answer("youtube", question, allowed: ["UC1", "UC2"])?.Body);
    }

    [Theory]
    [InlineData("eventemitter.example.com", "eventemitter.example.com", "eventemitter.example.com")]
    [InlineData("eventemitter.example.com", "*", "*")]
    [InlineData("another.example.com", "eventemitter.example.com", null)]
    public void CloudEvents_origins_get_our_consent(string origin, string allowed, string? expected)
    {
        var question = Sent.Request("", ("WebHook-Request-Origin", origin), ("WebHook-Request-Rate", "120"));

        var answer = Answer("cloudevents", question, allowed: [allowed]);

        Assert.Equal(expected, answer?.Headers.Single(header => header.Key == "WebHook-Allowed-Origin").Value);
        Assert.Equal(expected is null ? null : "POST *", answer is null ? null : $"{answer.Headers[0].Value} {answer.Headers[2].Value}");
    }

    private static HandshakeAnswer? Answer(string preset, WebhookRequest question, string? verifyToken = null, params string[] allowed) =>
        Sent.Preset(preset).Handshake!.Answer(question, new HandshakeFacts(Sent.Preset(preset).Keys("test_consumer_secret"), verifyToken, allowed));
}
