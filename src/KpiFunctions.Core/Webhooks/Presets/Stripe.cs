using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Stripe's events (stripe/stripe-node, src/Webhooks.ts and src/resources). The secret is used whole, "whsec_" included. A refund is what this event adds
/// to the charge's cumulative amount_refunded; the cumulative amount in its id makes a repeated event the same record. Many shops put their customer's id
/// into client_reference_id: what has not the shape of a click id is left out.
/// </summary>
internal static class Stripe
{
    private static readonly EventMap Purchase = new(RecordType.Conversion)
    {
        Skips =
        [
            new("data.object.mode", ["setup"], "Setting up a payment method moves no money."),
            new("data.object.payment_status", ["unpaid"], "Not paid yet: checkout.session.async_payment_succeeded will bring it."),
        ],
        Demand = new("data.object.payment_status", ["paid", "no_payment_required"]),
        Fields = new FieldMap
        {
            ["id"] = "data.object.id",
            ["orderId"] = "data.object.payment_intent ?? data.object.invoice ?? data.object.id",
            ["occurredAt"] = "created => unix",
            ["amount"] = "data.object.amount_total => stripeMinor",
            ["currency"] = "data.object.currency",
            ["clickId"] = "data.object.metadata.kpi_click ?? data.object.client_reference_id => kpiClick",
            ["coupon"] = "data.object.metadata.coupon",
            ["email"] = "data.object.customer_details.email ?? data.object.customer_email",
            ["country"] = "data.object.customer_details.address.country",
        },
    };

    private static readonly EventMap Refund = new(RecordType.Refund)
    {
        Fields = new FieldMap
        {
            ["id"] = "{data.object.id}:{data.object.amount_refunded}",
            ["orderId"] = "data.object.payment_intent ?? data.object.id",
            ["occurredAt"] = "created => unix",
            ["amount"] = "data.object.amount_refunded => less:data.previous_attributes.amount_refunded => stripeMinor",
            ["currency"] = "data.object.currency",
            ["clickId"] = "data.object.metadata.kpi_click",
        },
    };

    public static readonly WebhookPreset Preset = new()
    {
        Name = "stripe",
        Certainty = Certainty.A,
        Scheme = new SignatureScheme
        {
            Headers = ["Stripe-Signature"],
            Layout = SignatureLayout.Pairs,
            Tags = new Dictionary<string, SignatureAlgorithm> { ["v1"] = SignatureAlgorithm.Sha256 },
            Encoding = SignatureEncoding.Hex,
            Signed = new SignedText("{timestamp}.{body}"),
            TimestampTag = "t",
            Tolerance = TimeSpan.FromMinutes(5),
        },
        Mapping = new JsonMapping
        {
            Event = new("type"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>>
            {
                ["checkout.session.completed"] = [Purchase],
                ["checkout.session.async_payment_succeeded"] = [Purchase],
                ["charge.refunded"] = [Refund],
            },
            Nothing = new Dictionary<string, string>
            {
                ["checkout.session.expired"] = "The session ended without a sale.",
                ["checkout.session.async_payment_failed"] = "The payment failed: there is no sale.",
            },
        },
        RepeatedBy = "checkout session id; charge id with the cumulative amount refunded",
        Retries = "up to 3 days",
    };
}
