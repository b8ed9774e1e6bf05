using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Registry;

public sealed class RegistryFieldsTests
{
    private static readonly EventContext Context =
        new("ignored", "registry", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567), text => text);

    [Fact]
    public void An_entry_becomes_a_declaration()
    {
        var record = Accepted("links", "lena-1", ("destination", "https://shop.example/a?b=1#c"), ("campaign", "spring"), ("influencer", ""));

        Assert.Equal((RecordType.Declaration, "registry", "registry"), (record.Type, record.Namespace, record.Source));
        Assert.StartsWith("links/lena-1@2026-03-01T12:00:00.123Z-", record.Id, StringComparison.Ordinal);
        Assert.Equal(record.ReceivedAt, record.OccurredAt);
        Assert.Equal(("links", "lena-1", false), (record.States!.Kind, record.States.Target, record.States.Deleted));
        Assert.Equal(new Dictionary<string, string> { ["destination"] = "https://shop.example/a?b=1#c", ["campaign"] = "spring" }, record.States.Fields);
    }

    [Fact]
    public void A_deletion_has_no_fields()
    {
        var record = RegistryFields.ToRecord("campaigns", "spring", null, Context).Record!;

        Assert.True(record.States!.Deleted);
        Assert.Empty(record.States.Fields);
    }

    [Fact]
    public void Two_different_changes_of_one_millisecond_are_two_records() =>
        Assert.NotEqual(Accepted("campaigns", "spring", ("name", "A")).Id, Accepted("campaigns", "spring", ("name", "B")).Id);

    [Fact]
    public void The_same_change_sent_twice_in_one_millisecond_is_one_record() =>
        Assert.Equal(Accepted("campaigns", "spring", ("name", "A")).Id, Accepted("campaigns", "spring", ("name", "A")).Id);

    [Fact]
    public void Accounts_and_posts_stand_in_their_normal_form()
    {
        var account = Accepted("accounts", "Instagram:@Lena.Fit", ("platform", "Instagram"), ("handle", "@Lena.Fit"));
        var post = Accepted("posts", "instagram:17A", ("platform", "Instagram"), ("account", "@Lena.Fit"), ("publishedAt", "2026-03-01T10:00+02:00"));

        Assert.Equal("instagram:lena.fit", account.States!.Target);
        Assert.Equal("lena.fit", account.States.Fields["handle"]);
        Assert.Equal("instagram:lena.fit", post.States!.Fields["account"]);
        Assert.Equal("2026-03-01T08:00:00.000Z", post.States.Fields["publishedAt"]);
    }

    [Fact]
    public void Spellings_of_a_coupon_are_one_entry() => Assert.Equal("LENA10", Accepted("coupons", "Lena10", ("influencer", "lena")).States!.Target);

    [Fact]
    public void A_rate_stands_under_its_day_and_currency() =>
        Assert.Equal("2026-03-01:GBP", Accepted("rates", "2026-03-01:gbp", ("day", "2026-03-01"), ("currency", "gbp"), ("base", "EUR"), ("rate", "0.8412")).States!.Target);

    [Theory]
    [InlineData("whsec_bm90X2Ffc2VjcmV0")]
    [InlineData("whpk_bm90X2Ffc2VjcmV0")]
    [InlineData("sk_live_51Hxyz")]
    [InlineData("shop,SHPSS_0123abcd")]
    [InlineData("a23456789012345678901234567890123")]
    public void What_looks_like_a_secret_is_no_name_of_one_and_is_not_repeated(string secrets)
    {
        foreach (var field in new[] { "secrets", "verifyToken" })
        {
            var rejection = RegistryFields.ToRecord("sources", "shop", new Dictionary<string, string> { ["secrets"] = "a_name", [field] = secrets }, Context).Rejection!;

            Assert.Equal((RejectReason.FieldInvalid, field), (rejection.Reason, rejection.Field));
            Assert.DoesNotContain(secrets, rejection.Detail);
        }
    }

    [Fact]
    public void An_unknown_kind_is_rejected() => AssertRejected("planets", "a", RejectReason.FieldInvalid, "kind");

    [Fact]
    public void An_unknown_field_is_rejected() => AssertRejected("campaigns", "a", RejectReason.FieldInvalid, "colour", ("colour", "red"));

    [Fact]
    public void An_id_among_the_fields_is_rejected() => AssertRejected("campaigns", "a", RejectReason.FieldInvalid, "id", ("id", "b"));

    [Fact]
    public void A_missing_field_is_rejected() => AssertRejected("links", "a", RejectReason.FieldMissing, "destination", ("campaign", "spring"));

    [Fact]
    public void A_missing_id_is_rejected() => AssertRejected("campaigns", " ", RejectReason.IdMissing, "id");

    [Fact]
    public void A_long_id_is_rejected() => AssertRejected("campaigns", new string('a', 201), RejectReason.FieldTooLong, "id");

    [Theory]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("ä")]
    public void A_link_code_is_plain(string code) => AssertRejected("links", code, RejectReason.FieldInvalid, "id", ("destination", "https://shop.example"));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    [InlineData("ftp://shop.example")]
    [InlineData("https://shop.example@evil.example/")]
    [InlineData("https:\\\\shop.example")]
    [InlineData("https://shop.example/a b")]
    [InlineData("https://shop.example/a\r\nSet-Cookie: a=b")]
    public void A_destination_that_is_no_plain_web_address_is_rejected(string destination) =>
        AssertRejected("links", "a", RejectReason.FieldInvalid, "destination", ("destination", destination));

    [Fact]
    public void A_post_of_another_platform_than_its_id_is_rejected() =>
        AssertRejected("posts", "instagram:1", RejectReason.FieldInvalid, "id", ("platform", "tiktok"));

    [Theory]
    [InlineData("platform", "a b")]
    [InlineData("post", "178414")]
    [InlineData("post", "instagram:")]
    public void A_link_names_platforms_and_posts_in_their_form(string field, string value) =>
        AssertRejected("links", "a", RejectReason.FieldInvalid, field, ("destination", "https://shop.example"), (field, value));

    [Fact]
    public void A_post_without_a_platform_in_its_id_is_rejected() =>
        AssertRejected("posts", "178414", RejectReason.FieldInvalid, "id", ("platform", "instagram"));

    [Fact]
    public void An_account_of_another_handle_than_its_id_is_rejected() =>
        AssertRejected("accounts", "instagram:lena", RejectReason.FieldInvalid, "id", ("platform", "instagram"), ("handle", "mo"));

    [Fact]
    public void A_rate_of_another_day_than_its_id_is_rejected() => AssertRejected(
        "rates", "2026-03-01:GBP", RejectReason.FieldInvalid, "id", ("day", "2026-03-02"), ("currency", "GBP"), ("base", "EUR"), ("rate", "0.84"));

    [Theory]
    [InlineData("day", "01.03.2026", RejectReason.FieldInvalid)]
    [InlineData("currency", "XYZ", RejectReason.CurrencyUnknown)]
    [InlineData("base", "GBP", RejectReason.FieldInvalid)]
    [InlineData("rate", "0", RejectReason.FieldInvalid)]
    [InlineData("rate", "-1", RejectReason.FieldInvalid)]
    [InlineData("rate", "0,84", RejectReason.FieldInvalid)]
    public void A_rate_that_makes_no_sense_is_rejected(string field, string value, RejectReason reason)
    {
        var fields = new Dictionary<string, string> { ["day"] = "2026-03-01", ["currency"] = "GBP", ["base"] = "EUR", ["rate"] = "0.84" };
        fields[field] = value;

        var rejection = RegistryFields.ToRecord("rates", "2026-03-01:GBP", fields, Context).Rejection!;

        Assert.Equal((reason, field), (rejection.Reason, rejection.Field));
    }

    [Fact]
    public void A_time_without_an_offset_is_rejected() => AssertRejected(
        "links", "a", RejectReason.TimeInvalid, "expiresAt", ("destination", "https://shop.example"), ("expiresAt", "2026-03-01T10:00:00"));

    [Fact]
    public void A_campaign_that_ends_before_it_starts_is_rejected() =>
        AssertRejected("campaigns", "a", RejectReason.FieldInvalid, "end", ("start", "2026-03-02"), ("end", "2026-03-01"));

    private static LogRecord Accepted(string kind, string id, params (string, string)[] fields)
    {
        var outcome = ToRecord(kind, id, fields);
        Assert.Null(outcome.Rejection);
        return outcome.Record!;
    }

    private static void AssertRejected(string kind, string id, RejectReason reason, string field, params (string, string)[] fields)
    {
        var rejection = ToRecord(kind, id, fields).Rejection!;
        Assert.Equal((reason, field), (rejection.Reason, rejection.Field));
    }

    private static RecordOutcome ToRecord(string kind, string id, (string Name, string Value)[] fields) =>
        RegistryFields.ToRecord(kind, id, fields.ToDictionary(field => field.Name, field => field.Value), Context);
}
