using System.Security.Cryptography;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Tests.Webhooks;

public sealed class PresetChangesTests
{
    [Fact]
    public void Header_algorithm_and_encoding_may_be_others()
    {
        var preset = new PresetChanges { Header = "X-My", Algorithm = SignatureAlgorithm.Sha512, Encoding = SignatureEncoding.Base64 }.Apply(Sent.Preset("rewardful"));
        var value = Convert.ToBase64String(HMACSHA512.HashData("test_secret"u8.ToArray(), "{}"u8.ToArray()));

        Assert.Equal(WebhookOutcome.Valid, preset.Scheme.Verify(Sent.Request("{}", ("X-My", value)), preset.Keys("test_secret"), Sent.Now));
        Assert.Equal(WebhookOutcome.HeaderMissing, preset.Scheme.Verify(Sent.Request("{}", ("X-Rewardful-Signature", value)), preset.Keys("test_secret"), Sent.Now));
    }

    [Fact]
    public void Where_tags_name_algorithms_the_tag_changes_too()
    {
        var preset = new PresetChanges { Header = "X-Hub-Signature", Algorithm = SignatureAlgorithm.Sha1 }.Apply(Sent.Preset("meta"));
        var sha1 = "sha1=" + Convert.ToHexStringLower(HMACSHA1.HashData("test_secret"u8.ToArray(), "{}"u8.ToArray()));
        var sha256 = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("test_secret"u8.ToArray(), "{}"u8.ToArray()));

        Assert.Equal(WebhookOutcome.Valid, preset.Scheme.Verify(Sent.Request("{}", ("X-Hub-Signature", sha1)), preset.Keys("test_secret"), Sent.Now));
        Assert.Equal(WebhookOutcome.SignatureWrong, preset.Scheme.Verify(Sent.Request("{}", ("X-Hub-Signature", sha256)), preset.Keys("test_secret"), Sent.Now));
    }

    [Fact]
    public void A_field_may_stand_elsewhere()
    {
        var preset = With("rewardful", "sale.created", ("amount", "object.net => minor"), ("campaign", "object.campaign"));
        const string body = """{"object":{"id":"s","currency":"EUR","charged_at":"2026-03-01T10:00:00Z","charge_amount_cents":1,"net":2,"campaign":"spring"},"event":{"type":"sale.created"} }""";

        var record = Assert.Single(preset.Mapping.Read(Sent.Request(body), Sent.Context).Events).Outcome.Record!;

        Assert.Equal((2L, "spring"), (record.Amount!.Value.Minor, record.On.Campaign));
    }

    [Fact]
    public void An_event_that_the_preset_does_not_map_may_be_mapped()
    {
        var preset = With("stripe", "invoice.paid",
            ("type", "conversion"), ("id", "data.object.id"), ("occurredAt", "created => unix"), ("amount", "data.object.amount_paid => stripeMinor"), ("currency", "data.object.currency"));
        const string body = """{"type":"invoice.paid","created":1772359200,"data":{"object":{"id":"in_1","amount_paid":500,"currency":"jpy"} } }""";

        var record = Assert.Single(preset.Mapping.Read(Sent.Request(body), Sent.Context).Events).Outcome.Record!;

        Assert.Equal((RecordType.Conversion, "in_1", 500L), (record.Type, record.Id, record.Amount!.Value.Minor));
    }

    [Theory]
    [InlineData("stripe", "invoice.paid", "amount", "x", "needs a 'type'")]
    [InlineData("stripe", "invoice.paid", "type", "order", "is no record type")]
    [InlineData("stripe", "charge.refunded", "amount", "a => b", "is no transform")]
    [InlineData("standard-webhooks", "x", "type", "click", "has no field map")]
    [InlineData("stripe", "charge.refunded", "amuont", "x", "has no field 'amuont'")]
    public void A_change_that_cannot_be_made_says_why(string preset, string name, string field, string rule, string why) =>
        Assert.Contains(why, Assert.ThrowsAny<FormatException>(() => With(preset, name, (field, rule))).Message);

    [Fact]
    public void A_token_has_no_algorithm() =>
        Assert.Throws<FormatException>(() => new PresetChanges { Algorithm = SignatureAlgorithm.Sha1 }.Apply(Sent.Preset("rebrandly")));

    private static WebhookPreset With(string preset, string name, params (string Field, string Rule)[] fields) => new PresetChanges
    {
        Fields = new Dictionary<string, IReadOnlyDictionary<string, string>> { [name] = fields.ToDictionary(each => each.Field, each => each.Rule) },
    }.Apply(Sent.Preset(preset));
}
