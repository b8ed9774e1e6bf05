using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks.Networks;

/// <summary>
/// ClickBank's Instant Notification Service, version 6 and later (support.clickbank.com 10535147): a POST of a sealed body (<see cref="ClickBankSeal"/>). A
/// receipt comes again with each transaction type; refunds say their own amount, negative. SALE and the tests are documented, the other codes second-hand.
/// The affiliate is the creator.
/// </summary>
internal static class ClickBank
{
    private static readonly Dictionary<string, PostbackState> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SALE"] = PostbackState.Approved,
        ["BILL"] = PostbackState.Approved,
        ["RFND"] = PostbackState.Reversed,
        ["CGBK"] = PostbackState.Reversed,
        ["INSF"] = PostbackState.Reversed,
        ["TEST"] = PostbackState.Ignored,
        ["TEST_SALE"] = PostbackState.Ignored,
        ["TEST_BILL"] = PostbackState.Ignored,
        ["TEST_RFND"] = PostbackState.Ignored,
        ["CANCEL-REBILL"] = PostbackState.Ignored,
        ["UNCANCEL-REBILL"] = PostbackState.Ignored,
        ["SUBSCRIPTION-CHG"] = PostbackState.Ignored,
        ["ABANDONED_ORDER"] = PostbackState.Ignored,
    };

    public static readonly PostbackNetwork Network = new()
    {
        Name = "clickbank",
        Certainty = Certainty.C,
        Fields = new FieldMap
        {
            ["id"] = "receipt",
            ["clickId"] = "vendorVariables.kpi_click ?? trackingCodes[0]",
            ["influencer"] = "affiliate",
            ["amount"] = "totalOrderAmount",
            ["refunded"] = "totalOrderAmount => abs",
            ["payout"] = "lineItems[*].affiliatePayout => sum",
            ["currency"] = "currency",
            ["status"] = "transactionType",
            ["occurredAt"] = "transactionTime",
            ["email"] = "customer.billing.email",
        },
        States = Types,
        TimeIsOfState = true,
        TokenNames = [],
        Proof = (_, secrets, _) => new ClickBankSeal(secrets),
        RepeatedBy = "receipt and transactionType",
    };
}
