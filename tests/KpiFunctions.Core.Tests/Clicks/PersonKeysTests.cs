using System.Text;
using KpiFunctions.Core.Clicks;

namespace KpiFunctions.Core.Tests.Clicks;

public sealed class PersonKeysTests
{
    private static readonly PersonKeys Keys = new(Encoding.UTF8.GetBytes("a person key of at least 32 characters"));
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void A_hash_has_22_URL_safe_characters() => Assert.Matches(@"\A[A-Za-z0-9_-]{22}\z", Keys.Hash("email:ann@example.com"));

    [Fact]
    public void The_same_person_has_the_same_hash() => Assert.Equal(Keys.Hash("customer:7"), Keys.Hash("customer:7"));

    [Fact]
    public void Without_the_key_nobody_can_compute_it() =>
        Assert.NotEqual(Keys.Hash("customer:7"), new PersonKeys(Encoding.UTF8.GetBytes("another key of at least 32 characters")).Hash("customer:7"));

    [Fact]
    public void A_visitor_is_another_person_on_the_next_day_or_from_another_address_or_browser()
    {
        string[] hashes =
        [
            Keys.OfDay(Day, "192.0.2.1", "Firefox"), Keys.OfDay(Day.AddDays(1), "192.0.2.1", "Firefox"),
            Keys.OfDay(Day, "192.0.2.2", "Firefox"), Keys.OfDay(Day, "192.0.2.1", "Safari"),
        ];

        Assert.Equal(4, hashes.Distinct().Count());
        Assert.Equal(hashes[0], Keys.OfDay(Day, "192.0.2.1", "Firefox"));
    }
}
