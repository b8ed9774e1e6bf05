using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Tests.Replays;

public sealed class DeliveryTests
{
    [Fact]
    public void Headers_are_kept_by_their_names_in_lower_case_and_endless_ones_are_not()
    {
        var delivery = Delivery.Of(DateTimeOffset.UnixEpoch, [new("Webhook-Id", "m-1"), new("webhook-id", "m-2"), new("X-Long", new string('x', 4097))]);

        Assert.Equal(("m-1", null), (delivery.Header("webhook-id"), delivery.Header("x-long")));
    }
}
