using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Rewardful (developers.rewardful.com/webhooks). The members of sales and commissions are second-hand: the settings' field rules replace them. A refund
/// is the sale's whole refunded amount, once for each amount that it reaches.
/// </summary>
internal static class Rewardful
{
    private static readonly FieldMap Sale = new()
    {
        ["id"] = "object.id",
        ["orderId"] = "object.stripe_charge_id ?? object.id",
        ["occurredAt"] = "object.charged_at ?? object.created_at ?? event.created_at",
        ["currency"] = "object.currency",
        ["link"] = "object.referral.link.token",
        ["coupon"] = "object.referral.coupon.token",
        ["influencer"] = "object.referral.link.token ?? object.referral.affiliate.id ?? object.affiliate.id",
        ["email"] = "object.referral.customer.email",
    };

    private static readonly EventMap Sold = new(RecordType.Conversion)
    {
        Fields = Sale.With([KeyValuePair.Create("amount", "object.charge_amount_cents => minor ?? object.sale_amount_cents => minor")]),
    };

    private static readonly EventMap Refunded = new(RecordType.Refund)
    {
        WithoutMoney = "No money went back.",
        Fields = Sale.With([
            KeyValuePair.Create("id", "{object.id}:refund"),
            KeyValuePair.Create("occurredAt", "event.created_at ?? object.updated_at"),
            KeyValuePair.Create("amount", "object.refund_amount_cents => minor"),
        ]),
        ChangedAt = new("event.created_at ?? object.updated_at"),
    };

    private static readonly EventMap Lead = new(RecordType.Conversion)
    {
        Fields = new FieldMap
        {
            ["id"] = "object.id",
            ["stage"] = "'lead'",
            ["occurredAt"] = "object.became_lead_at ?? event.created_at",
            ["link"] = "object.link.token",
            ["influencer"] = "object.link.token ?? object.affiliate.id",
            ["email"] = "object.customer.email",
        },
    };

    private static readonly EventMap Commission = new(RecordType.Cost)
    {
        WithoutMoney = "The commission is nothing.",
        Fields = new FieldMap
        {
            ["id"] = "object.id",
            ["occurredAt"] = "object.created_at ?? event.created_at",
            ["amount"] = "object.amount => minor",
            ["currency"] = "object.currency",
            ["costKind"] = "'commission'",
            ["link"] = "object.sale.referral.link.token",
            ["influencer"] = "object.sale.referral.link.token ?? object.affiliate.id",
        },
    };

    public static readonly WebhookPreset Preset = new()
    {
        Name = "rewardful",
        Certainty = Certainty.C,
        Scheme = new SignatureScheme { Headers = ["X-Rewardful-Signature"], Encoding = SignatureEncoding.Hex },
        Mapping = new JsonMapping
        {
            Event = new("event.type"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>>
            {
                ["sale.created"] = [Sold],
                ["sale.refunded"] = [Refunded],
                ["referral.lead"] = [Lead],
                ["commission.created"] = [Commission],
            },
            Nothing = new Dictionary<string, string>
            {
                ["referral.converted"] = "The sale comes by itself, as sale.created.",
                ["affiliate*"] = "Affiliates, their links and coupons are not counted.",
                ["payout.*"] = "Payouts pay commissions, which are counted when they arise.",
            },
        },
        RepeatedBy = "sale id, referral id, commission id",
        Retries = "exponential for 3 days; only status 200 is success",
    };
}
