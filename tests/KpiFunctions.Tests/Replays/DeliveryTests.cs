using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Tests.Replays;

public sealed class DeliveryTests
{
    [Theory]
    [InlineData("webhook-id", true)]
    [InlineData("Webhook-Timestamp", true)]
    [InlineData("X-Shopify-Topic", true)]
    [InlineData("X-Shopify-Shop-Domain", true)]
    [InlineData("X-Event-Key", true)]
    [InlineData("X-GitHub-Delivery", true)]
    [InlineData("webhook-signature", false)]
    [InlineData("X-Shopify-Hmac-Sha256", false)]
    [InlineData("X-Event-Signature", false)]
    [InlineData("Authorization", false)]
    [InlineData("Cookie", false)]
    [InlineData("x-functions-key", false)]
    [InlineData("X-Forwarded-For", false)]
    [InlineData("User-Agent", false)]
    public void What_a_mapping_may_need_is_kept_and_no_proof_and_no_address(string header, bool isKept)
    {
        var delivery = Delivery.Of(DateTimeOffset.UnixEpoch, [new(header, "x")]);

        Assert.Equal(isKept ? "x" : null, delivery.Header(header.ToLowerInvariant()));
    }
}
