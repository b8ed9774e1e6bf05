using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Sources;

namespace KpiFunctions.Core.Tests.Webhooks;

public sealed class SourceDefinitionTests
{
    private const string Delivery = """
        {"account":"a7","currency":"eur","payload":{"items":[
          {"kind":"sale","id":1,"at":1772359200,"cents":4990,"buyer":{"email":"Ada@example.com"}},
          {"kind":"trial","id":2,"at":1772359201},
          {"kind":"ping","id":3},
          {"kind":"renewal","id":4,"at":1772359202}]}}
        """;

    private static readonly Dictionary<string, string> Hmac = CustomSource.Of(
        CustomSource.Batch, ("auth", "hmac"), ("query", ""), ("header", "X-Sig"), ("signed", "{timestamp}.{body}"), ("timeHeader", "X-Time"));

    [Fact]
    public void Each_event_of_a_batch_becomes_what_the_definition_says()
    {
        var content = CustomSource.Build(CustomSource.Batch).Mapping.Read(Sent.Request(Delivery), Sent.Context);

        var sale = content.Events[0].Outcome.Record!;
        Assert.Equal((RecordType.Conversion, "a7-1", 4990L, "EUR", "instagram"), (sale.Type, sale.Id, sale.Amount!.Value.Minor, sale.Amount.Value.Currency, sale.On.Platform));
        Assert.Equal((Sent.Utc("2026-03-01T10:00:00Z"), "hash(email:ada@example.com)"), (sale.OccurredAt, sale.Person));
        Assert.Equal((Stages.Signup, "a7-2"), (content.Events[1].Outcome.Record!.Stage, content.Events[1].Outcome.Record!.Id));
        Assert.Equal(2, Assert.Single(content.Skipped).Index);
        Assert.Equal(RejectReason.EventUnmapped, content.Events[2].Outcome.Rejection!.Reason);
    }

    [Fact]
    public void An_unmapped_event_of_a_batch_is_kept_as_a_delivery_that_a_later_mapping_reads()
    {
        var kept = CustomSource.Build(CustomSource.Batch).Mapping.Read(Sent.Request(Delivery), Sent.Context).Events[2].RawText;
        var later = CustomSource.Build(CustomSource.Of(CustomSource.Batch, ("fields:renewal:type", "conversion"), ("fields:renewal:stage", "'lead'")));

        var again = later.Mapping.Read(Sent.Request(kept), Sent.Context);

        Assert.Equal("""{"account":"a7","currency":"eur","payload":{"items":[{"kind":"renewal","id":4,"at":1772359202}]}}""", kept);
        Assert.Equal(("a7-4", Stages.Lead), (Assert.Single(again.Events).Outcome.Record!.Id, again.Events[0].Outcome.Record!.Stage));
    }

    [Fact]
    public void A_presets_proof_may_go_with_a_field_map_of_ones_own()
    {
        var flat = CustomSource.Of(CustomSource.Batch, ("auth", "stripe"), ("query", ""));

        var preset = CustomSource.Build(flat);

        Assert.Same(Sent.Preset("stripe").Scheme, preset.Scheme);
        Assert.Equal("a7-1", preset.Mapping.Read(Sent.Request(Delivery), Sent.Context).Events[0].Outcome.Record!.Id);
    }

    [Theory]
    [InlineData("Authorization", "Bearer a-token-1", true)]
    [InlineData("Authorization", "a-token-1", true)]
    [InlineData("Authorization", "Bearer a-token-2", false)]
    [InlineData("X-Other", "a-token-1", false)]
    public void A_token_may_be_a_bearer_or_bare(string header, string value, bool isValid)
    {
        var scheme = CustomSource.Build(CustomSource.Of(CustomSource.Batch, ("header", "authorization"))).Scheme;

        var outcome = scheme.Verify(Sent.Request("{}", (header, value)), [scheme.Keys.Read("a-token-1")!], Sent.Now);

        Assert.Equal(isValid, outcome == WebhookOutcome.Valid);
    }

    [Theory]
    [InlineData(60, 60, WebhookOutcome.Valid)]
    [InlineData(60, 61, WebhookOutcome.TooOld)]
    [InlineData(60, -61, WebhookOutcome.TooNew)]
    public void The_tolerance_is_the_definitions(int tolerance, int secondsAgo, WebhookOutcome expected)
    {
        var scheme = CustomSource.Build(CustomSource.Of(Hmac, ("toleranceSeconds", $"{tolerance}"))).Scheme;
        var at = Sent.Now.AddSeconds(-secondsAgo).ToUnixTimeSeconds();
        var signature = Convert.ToHexString(Sent.Hmac("a_secret", $"{at}.{{}}"));

        Assert.Equal(expected, scheme.Verify(Sent.Request("{}", ("X-Time", $"{at}"), ("X-Sig", signature)), [scheme.Keys.Read("a_secret")!], Sent.Now));
    }

    [Theory]
    [InlineData("auth", "md5", "auth", "neither hmac, nor token")]
    [InlineData("preset", "stripe", "preset", "goes without 'auth'")]
    [InlineData("header", "", "header", "is missing")]
    [InlineData("header", "X Sig", "header", "no name of a header")]
    [InlineData("query", "key", "query", "'auth' token")]
    [InlineData("algorithm", "md5", "algorithm", "none of: sha1, sha256, sha384, sha512")]
    [InlineData("algorithm", "ed25519", "algorithm", "none of")]
    [InlineData("encoding", "base32", "encoding", "none of: hex, base64")]
    [InlineData("prefix", "sha256", "prefix", "ends in '='")]
    [InlineData("signed", "{timestamp}.{boddy}", "signed", "not {boddy}")]
    [InlineData("signed", "{timestamp}", "signed", "must hold {body} once")]
    [InlineData("signed", "{timestamp}.{body", "signed", "not closed")]
    [InlineData("signed", "{body}", "timeHeader", "proves nothing")]
    [InlineData("timeHeader", "", "timeHeader", "'signed' holds {timestamp}")]
    [InlineData("idHeader", "X-Id", "idHeader", "proves nothing")]
    [InlineData("toleranceSeconds", "0", "toleranceSeconds", "from 1 to 86400")]
    [InlineData("toleranceSeconds", "5m", "toleranceSeconds", "no whole number")]
    [InlineData("events", "payload..items", "events", "no member of a path")]
    [InlineData("event", "", "event", "tells the events apart")]
    [InlineData("event", "a[b", "event", "no member of a path")]
    [InlineData("eventId", "id => hash", "eventId", "'hash' is no transform")]
    [InlineData("eventId", "", "eventId", "is missing")]
    [InlineData("eventTime", "", "eventTime", "is missing")]
    [InlineData("fields:sale:type", "order", "fields:sale:type", "is none of: click")]
    [InlineData("fields:sale:type", "", "fields:sale:type", "is missing")]
    [InlineData("fields:sale:amuont", "x", "fields:sale:amuont", "no field 'amuont'")]
    [InlineData("fields:sale:amount", "x => cents", "fields:sale:amount", "'cents' is no transform")]
    [InlineData("fields:sale:amount", "a[?]", "fields:sale:amount", "neither a number")]
    [InlineData("fields:*:type", "click", "fields:*:type", "each event says its own type")]
    [InlineData("fields:*:costKind", "'fee'", "fields:*:costKind", "no record that is mapped")]
    [InlineData("fields:nonsense", "x", "fields:nonsense", "is not \"fields:their event:our field\"")]
    [InlineData("secrets", "", "secrets", "is missing")]
    [InlineData("secrets", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw+/=", "secrets", "not secrets")]
    [InlineData("colour", "red", "colour", "has no field 'colour'")]
    public void What_is_wrong_is_said_of_the_field(string field, string value, string named, string why)
    {
        var outcome = RegistryFields.ToRecord("sources", "affiliate", CustomSource.Of(Hmac, (field, value)), Sent.Context);

        Assert.Equal(named, outcome.Rejection?.Field);
        Assert.Contains(why, outcome.Rejection!.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("{field}", outcome.Rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_without_fields_is_refused() => Assert.Equal("fields", RegistryFields.ToRecord(
        "sources", "a", new Dictionary<string, string> { ["auth"] = "token", ["header"] = "X-Key", ["secrets"] = "one" }, Sent.Context).Rejection?.Field);

    [Fact]
    public void The_registry_keeps_a_definition_under_its_name_in_lower_case()
    {
        var states = RegistryFields.ToRecord("sources", "Affiliate", Hmac, Sent.Context).Record!.States!;

        Assert.Equal("affiliate", states.Target);
        Assert.Equal(Hmac.OrderBy(each => each.Key), states.Fields.OrderBy(each => each.Key));
    }

    [Fact]
    public void Nested_json_and_the_flat_form_say_the_same()
    {
        var nested = new Dictionary<string, string>();
        var flat = new Dictionary<string, string>();

        Assert.Null(SourceJson.Read("""{"auth":"token","toleranceSeconds":60,"fields":{"sale.created":{"type":"conversion"},"a:b":{"id":"x"}}}"""u8.ToArray(), nested));
        Assert.Null(SourceJson.Read("""{"auth":"token","toleranceSeconds":"60","fields:sale.created:type":"conversion","fields:a:b:id":"x"}"""u8.ToArray(), flat));

        Assert.Equal(flat.OrderBy(each => each.Key), nested.OrderBy(each => each.Key));
        Assert.Equal(["a:b", "sale.created"], SourceDefinition.Of(flat).Fields.Keys.Order());
    }

    [Theory]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    [InlineData("""{"fields":[]}""", "fields")]
    [InlineData("""{"fields":{"sale":"x"}}""", "fields:sale")]
    [InlineData("""{"fields":{"sale":{"id":{}}}}""", "fields:sale:id")]
    [InlineData("""{"fields":{"sale":{"id":"a"}},"fields:sale:id":"b"}""", "fields:sale:id")]
    [InlineData("""{"header":"\ud800"}""", null)]
    public void Json_of_another_shape_is_refused(string json, string? field)
    {
        var rejection = SourceJson.Read(Encoding.UTF8.GetBytes(json), []);

        Assert.NotNull(rejection);
        Assert.Equal(field, rejection.Field);
    }
}
