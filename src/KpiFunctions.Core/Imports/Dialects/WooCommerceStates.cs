namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>The states of WooCommerce's orders, as it writes and as it shows them.</summary>
internal static class WooCommerceStates
{
    public static RowStates Of(string column) => new(
        column,
        Counted: ["completed", "processing", "refunded", "wc-completed", "wc-processing", "wc-refunded"],
        Unpaid: ["pending", "on-hold", "on hold", "pending payment", "checkout-draft", "draft", "wc-pending", "wc-on-hold"],
        Voided: ["cancelled", "failed", "trash", "wc-cancelled", "wc-failed"]);
}
