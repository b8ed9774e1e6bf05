using KpiFunctions.Core.Records;
using static KpiFunctions.Core.Tests.Records.SampleFields;

namespace KpiFunctions.Core.Tests.Records;

public sealed class EventFieldsRejectionTests
{
    [Fact]
    public void Without_a_type_a_record_is_rejected() => AssertRejected(Click(("type", null)), RejectReason.TypeMissing, "type");

    [Theory]
    [InlineData("sale")]
    [InlineData("Click")]
    [InlineData("declaration")]
    [InlineData("retraction")]
    public void A_type_that_nobody_may_send_is_rejected(string type) => AssertRejected(Click(("type", type)), RejectReason.TypeUnknown, "type");

    [Fact]
    public void Without_an_id_an_event_is_rejected() => AssertRejected(Click(("id", null)), RejectReason.IdMissing, "id");

    [Fact]
    public void Without_a_time_a_record_is_rejected() => AssertRejected(Click(("occurredAt", null)), RejectReason.TimeMissing, "occurredAt");

    [Theory]
    [InlineData("2026-03-01T08:30:00")]
    [InlineData("2026-03-01")]
    [InlineData("2026-02-30T08:30:00Z")]
    [InlineData("2026-03-01T08:30:60Z")]
    [InlineData("2026-03-01T08:30:00+15:00")]
    [InlineData("1772354400")]
    [InlineData("yesterday")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    public void A_time_without_offset_or_out_of_the_calendar_is_rejected(string time) =>
        AssertRejected(Click(("occurredAt", time)), RejectReason.TimeInvalid, "occurredAt");

    [Theory]
    [InlineData("1999-12-31T23:59:59.999Z")]
    [InlineData("2026-03-02T12:00:00.001Z")]
    [InlineData("9999-12-31T23:59:59.999Z")]
    public void A_time_before_2000_or_more_than_a_day_ahead_is_rejected(string time) =>
        AssertRejected(Click(("occurredAt", time)), RejectReason.TimeOutOfRange, "occurredAt");

    [Theory]
    [InlineData("2000-01-01T00:00:00Z")]
    [InlineData("2026-03-02T12:00:00Z")]
    public void The_ends_of_the_accepted_time_are_accepted(string time) => Accepted(Click(("occurredAt", time)));

    [Fact]
    public void A_text_of_512_characters_is_the_longest() => Accepted(Click(("campaign", new string('a', 512))));

    [Fact]
    public void A_longer_text_is_rejected() => AssertRejected(Click(("campaign", new string('a', 513))), RejectReason.FieldTooLong, "campaign");

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void Text_with_characters_that_are_no_text_is_rejected(string text) =>
        AssertRejected(Click(("campaign", text)), RejectReason.FieldInvalid, "campaign");

    [Fact]
    public void Half_a_surrogate_pair_is_rejected() => AssertRejected(Click(("campaign", "a\ud800b")), RejectReason.FieldInvalid, "campaign");

    [Theory]
    [InlineData("colour")]
    [InlineData("stage")]
    [InlineData("amount")]
    [InlineData("costKind")]
    [InlineData("metrics.views")]
    [InlineData("utm.term")]
    public void A_field_that_such_a_record_does_not_have_is_rejected_and_not_dropped(string field) =>
        AssertRejected(Click((field, "1")), RejectReason.FieldInvalid, field);

    [Fact]
    public void A_post_without_a_platform_is_rejected() => AssertRejected(Click(("post", "178414")), RejectReason.FieldMissing, "platform");

    [Theory]
    [InlineData("google:ads")]
    [InlineData("Google Ads")]
    public void A_platform_whose_name_cannot_stand_in_ids_is_rejected(string platform) =>
        AssertRejected(Click(("platform", platform)), RejectReason.FieldInvalid, "platform");

    [Fact]
    public void A_title_with_a_colon_is_no_post() => AssertRejected(Click(("post", "My day: part 2")), RejectReason.FieldMissing, "platform");

    [Fact]
    public void The_address_of_a_site_that_no_rule_reads_is_no_post() =>
        AssertRejected(Click(("post", "https://blog.example/p/178414")), RejectReason.FieldMissing, "platform");

    [Fact]
    public void A_post_of_another_platform_is_rejected() =>
        AssertRejected(Click(("post", "tiktok:7"), ("platform", "instagram")), RejectReason.FieldInvalid, "post");

    [Fact]
    public void An_account_that_is_only_an_at_sign_is_rejected() =>
        AssertRejected(Click(("account", "@"), ("platform", "instagram")), RejectReason.FieldInvalid, "account");

    [Fact]
    public void A_stage_that_the_funnel_does_not_have_is_rejected() => AssertRejected(Purchase(("stage", "demo")), RejectReason.FieldInvalid, "stage");

    [Fact]
    public void An_unknown_currency_is_rejected() => AssertRejected(Purchase(("currency", "XYZ")), RejectReason.CurrencyUnknown, "currency");

    [Fact]
    public void An_amount_without_a_currency_is_rejected() => AssertRejected(Purchase(("currency", null)), RejectReason.FieldMissing, "currency");

    [Theory]
    [InlineData("refund")]
    [InlineData("cost")]
    public void Refunds_and_costs_need_an_amount(string type) =>
        AssertRejected(Cost(("type", type), ("amount", null)), RejectReason.FieldMissing, "amount");

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    public void A_cost_of_nothing_or_less_is_rejected(string amount) => AssertRejected(Cost(("amount", amount)), RejectReason.AmountInvalid, "amount");

    [Fact]
    public void A_counter_that_could_not_be_summed_is_rejected() =>
        AssertRejected(Reading(("metrics.likes", "100000000000001")), RejectReason.FieldInvalid, "metrics.likes");

    [Theory]
    [InlineData("-1")]
    [InlineData("49.901")]
    [InlineData("49,90")]
    [InlineData("1e2")]
    [InlineData("€5")]
    [InlineData("99999999999999999999999999")]
    public void An_amount_that_is_no_exact_number_of_minor_units_is_rejected(string amount) =>
        AssertRejected(Purchase(("amount", amount)), RejectReason.AmountInvalid, "amount");

    [Fact]
    public void A_cost_kind_that_is_not_known_is_rejected() => AssertRejected(Cost(("costKind", "dinner")), RejectReason.FieldInvalid, "costKind");

    [Fact]
    public void A_reading_without_its_post_is_rejected() => AssertRejected(Reading(("post", null)), RejectReason.FieldMissing, "post");

    [Fact]
    public void A_reading_without_a_metric_is_rejected() => AssertRejected(Reading(("metrics.views", null)), RejectReason.FieldMissing, "metrics");

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("12k")]
    [InlineData("9223372036854775808")]
    public void A_metric_that_is_no_whole_number_is_rejected(string value) =>
        AssertRejected(Reading(("metrics.views", value)), RejectReason.FieldInvalid, "metrics.views");

    [Fact]
    public void A_metric_that_is_not_known_is_rejected() =>
        AssertRejected(Reading(("metrics.followers", "5")), RejectReason.FieldInvalid, "metrics.followers");
}
