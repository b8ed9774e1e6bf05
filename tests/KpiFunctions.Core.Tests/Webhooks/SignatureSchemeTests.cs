using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>What holds for every sender that signs.</summary>
public sealed class SignatureSchemeTests
{
    private static readonly byte[] Body = """{"id":1001,"note":"Grüße"}"""u8.ToArray();

    public static TheoryData<string> Presets => [.. SigningSender.All.Select(sender => sender.Preset)];

    public static TheoryData<string> Timed => [.. SigningSender.All.Where(sender => sender.IsTimed).Select(sender => sender.Preset)];

    [Fact]
    public void Every_preset_that_signs_is_tried_here()
    {
        var signing = KnownPresets.All.Where(preset => preset.Scheme is Core.Webhooks.Signatures.SignatureScheme).Select(preset => preset.Name);

        Assert.Equal(signing.Order(), SigningSender.All.Select(sender => sender.Preset).Where(name => !name.StartsWith("custom", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_signed_delivery_is_valid(string preset) => Assert.Equal(WebhookOutcome.Valid, Of(preset).Verify(Of(preset).Send(Body)));

    [Theory]
    [MemberData(nameof(Presets))]
    public void Any_flipped_byte_of_the_body_is_noticed(string preset)
    {
        var signed = Of(preset).Headers(Body, Of(preset).Secret, Sent.Now.ToUnixTimeSeconds());
        for (var i = 0; i < Body.Length; i++)
        {
            var flipped = Body.ToArray();
            flipped[i] ^= 1;

            Assert.Equal(WebhookOutcome.SignatureWrong, Of(preset).Verify(Sent.Request(flipped, signed)));
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Any_flipped_digit_of_the_signature_is_noticed(string preset)
    {
        var sender = Of(preset);
        var signed = sender.Headers(Body, sender.Secret, Sent.Now.ToUnixTimeSeconds());
        var start = signed[^1].Value.LastIndexOf(preset is "standard-webhooks" or "svix" ? ',' : '=', signed[^1].Value.Length - 8) + 1;
        if (preset == "stripe") start = signed[^1].Value.IndexOf("v1=", StringComparison.Ordinal) + 3;

        for (var i = start; i < start + 27; i++)
        {
            var changed = signed[^1].Value.ToCharArray();
            changed[i] = changed[i] == '0' ? '1' : '0';

            Assert.Equal(WebhookOutcome.SignatureWrong, sender.Verify(With(sender, signed, new string(changed))));
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_signature_cut_short_is_refused(string preset)
    {
        var sender = Of(preset);
        var signed = sender.Headers(Body, sender.Secret, Sent.Now.ToUnixTimeSeconds());
        var whole = preset == "stripe" ? signed[^1].Value.Replace(",v0=00", "") : signed[^1].Value;

        for (var cut = 1; cut <= 8; cut++)
            Assert.NotEqual(WebhookOutcome.Valid, sender.Verify(With(sender, signed, whole[..^cut])));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void An_absent_or_empty_signature_is_refused(string preset)
    {
        var sender = Of(preset);
        var signed = sender.Headers(Body, sender.Secret, Sent.Now.ToUnixTimeSeconds());

        Assert.Equal(WebhookOutcome.HeaderMissing, sender.Verify(Sent.Request(Body, signed[..^1])));
        Assert.Equal(WebhookOutcome.HeaderMissing, sender.Verify(With(sender, signed, "")));
        Assert.NotEqual(WebhookOutcome.Valid, sender.Verify(With(sender, signed, " ")));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void An_overlong_signature_is_refused_unread(string preset)
    {
        var sender = Of(preset);
        var signed = sender.Headers(Body, sender.Secret, Sent.Now.ToUnixTimeSeconds());

        Assert.Equal(WebhookOutcome.HeaderInvalid, sender.Verify(With(sender, signed, signed[^1].Value + new string('a', 5000))));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Another_secret_is_refused(string preset) =>
        Assert.Equal(WebhookOutcome.SignatureWrong, Of(preset).Verify(Of(preset).Send(Body, Of(preset).OtherSecret)));

    [Theory]
    [MemberData(nameof(Presets))]
    public void While_a_secret_is_changed_both_are_valid(string preset)
    {
        var sender = Of(preset);

        Assert.Equal(WebhookOutcome.Valid, sender.Verify(sender.Send(Body), sender.OtherSecret, sender.Secret));
        Assert.Equal(WebhookOutcome.Valid, sender.Verify(sender.Send(Body, sender.OtherSecret), sender.Secret, sender.OtherSecret));
    }

    [Theory]
    [MemberData(nameof(Timed))]
    public void What_is_older_or_newer_than_five_minutes_is_refused(string preset)
    {
        var sender = Of(preset);

        Assert.Equal(WebhookOutcome.Valid, sender.Verify(sender.Send(Body, at: Sent.Now.AddSeconds(-300))));
        Assert.Equal(WebhookOutcome.TooOld, sender.Verify(sender.Send(Body, at: Sent.Now.AddSeconds(-301))));
        Assert.Equal(WebhookOutcome.Valid, sender.Verify(sender.Send(Body, at: Sent.Now.AddSeconds(300))));
        Assert.Equal(WebhookOutcome.TooNew, sender.Verify(sender.Send(Body, at: Sent.Now.AddSeconds(301))));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void An_empty_body_is_signed_like_any_other(string preset) =>
        Assert.Equal(preset == "x" ? WebhookOutcome.SignatureWrong : WebhookOutcome.Valid, Of(preset).Verify(Of(preset).Send([])));

    private static SigningSender Of(string preset) => SigningSender.All.Single(sender => sender.Preset == preset);

    private static WebhookRequest With(SigningSender sender, (string Name, string Value)[] headers, string signature) =>
        Sent.Request(Body, [.. headers[..^1], (sender.SignatureHeader, signature)]);
}
