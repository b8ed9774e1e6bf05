using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Conversation;
using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Tests.SampleBrand;

public sealed class BrandTests
{
    private static readonly Brand Default = Brand.Make(new());

    private static readonly IReadOnlyList<Delivery> Sent = Default.Deliveries(Token);

    [Fact]
    public void Equal_options_give_equal_bytes()
    {
        var again = Brand.Make(new()).Deliveries(Token);

        Assert.Equal(Hashes(Sent), Hashes(again));
    }

    [Fact]
    public void Another_seed_gives_another_brand()
    {
        var other = Brand.Make(new() { Seed = 1 }).Deliveries(Token);

        Assert.NotEqual(Hashes(Sent), Hashes(other));
    }

    [Fact]
    public void No_two_facts_share_an_identity_and_none_lies_outside_the_range()
    {
        var (first, end) = (new DateTimeOffset(2026, 6, 30, 22, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 9, 28, 22, 0, 0, TimeSpan.Zero));

        Assert.NotEmpty(Default.Events);
        Assert.Equal(Default.Events.Count, Default.Events.DistinctBy(each => (each.Type, each.Id)).Count());
        Assert.Equal(Default.Remarks.Count, Default.Remarks.DistinctBy(each => (each.Type, each.Id)).Count());
        Assert.All(Default.Remarks, each => Assert.InRange(each.At, first, end.AddTicks(-1)));
        Assert.All(Default.RivalPostReadings, each => Assert.InRange(each.At, first, end.AddTicks(-1)));
        Assert.Equal(Default.PostReadings.Count, Default.PostReadings.DistinctBy(each => (each.Post, each.At)).Count());
        Assert.Equal(Default.SiteDays.Count, Default.SiteDays.DistinctBy(each => (each.Part, each.At)).Count());
        Assert.Equal(Default.AccountReadings.Count, Default.AccountReadings.DistinctBy(each => (each.Account, each.At)).Count());
        Assert.All(Default.Events, each => Assert.InRange(each.At, first, end.AddTicks(-1)));
        Assert.All(Default.PostReadings, each => Assert.InRange(each.At, first, end.AddTicks(-1)));
        Assert.All(Default.AccountReadings, each => Assert.InRange(each.At, first, end.AddTicks(-1)));
    }

    [Fact]
    public void Every_event_is_sent_and_some_are_sent_twice()
    {
        var told = Sent.SelectMany(delivery => delivery.Facts).Select(each => (each.Stage, each.Order, Identity: (each.Type, each.Id))).ToList();
        var lines = told.Where(each => each.Order is null).Select(each => each.Identity).ToList();
        var messages = told.Where(each => each.Order is not null).Select(each => each.Identity).ToList();

        Assert.Equal(
            Default.Events.Where(each => each.Stage is "signup" or "lead" || each.Type is "click" or "cost").Select(each => (each.Type, each.Id)).Order(),
            lines.Distinct().Order());
        Assert.InRange(lines.Count - lines.Distinct().Count(), 250, 500);
        Assert.InRange(messages.Count - messages.Distinct().Count(), 1, 20);
    }

    [Fact]
    public void Six_tools_send_webhooks()
    {
        var senders = Sent.Where(delivery => delivery.Door == Door.Webhook).GroupBy(delivery => delivery.Sender).ToDictionary(sender => sender.Key, sender => sender.Sum(each => each.Records));

        Assert.Equal(SampleSenders.SecretSettings.Keys.Order(), senders.Keys.Order());
        Assert.All(senders, sender => Assert.InRange(sender.Value, 50, 1_700));
        Assert.Contains(Sent, delivery => delivery is { Sender: SampleSenders.Checkout, Facts: [{ Type: "refund" }] });
        Assert.Contains(Sent, delivery => delivery.Topic == "refunds/create");
    }

    [Fact]
    public void Every_order_that_does_not_come_by_webhook_is_in_an_export()
    {
        var messages = Sent.SelectMany(delivery => delivery.Facts).Where(each => each.Stage == "purchase").Select(each => each.Order).ToHashSet();
        var exports = string.Concat(Sent.Where(delivery => delivery.Door == Door.ShopifyCsv).Select(delivery => Encoding.UTF8.GetString(delivery.Body)));

        var orders = Default.Events.Where(each => each.Stage == "purchase").ToLookup(order => messages.Contains(order.Order));

        Assert.InRange(orders[true].Count(), 390, 590);
        Assert.InRange(orders[false].Count(), 100, 300);
        Assert.All(orders[false], order => Assert.Contains($",{order.Order},", exports));
        Assert.All(orders[true], order => Assert.DoesNotContain($",{order.Order},", exports));
    }

    [Fact]
    public void Files_have_names_of_their_own()
    {
        var names = Sent.Where(delivery => delivery.IsBlob).Select(delivery => delivery.Name).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(Sent, delivery => Assert.InRange(delivery.Records, 1, 500));
    }

    [Fact]
    public void The_brand_is_large_enough_to_look_at_and_small_enough_to_load()
    {
        var counts = Default.Events.CountBy(each => each.Stage ?? each.Type).ToDictionary();

        Assert.InRange(counts["click"], 15_000, 18_000);
        Assert.InRange(counts["signup"], 1_750, 2_250);
        Assert.InRange(counts["lead"], 600, 800);
        Assert.InRange(counts["purchase"], 640, 740);
        Assert.InRange(counts["refund"], 20, 80);
        Assert.InRange(Default.Registry.Count(entry => entry.Kind == "posts" && !entry.Id.Contains(":rival-", StringComparison.Ordinal)), 140, 150);
        Assert.InRange(Default.Remarks.Count, 2_000, 4_000);
    }

    [Fact]
    public void Orders_in_pounds_fall_on_the_two_days_without_a_rate()
    {
        var rows = NaiveKpis.Rows(NaiveFacts.Of(Default), "Europe/Berlin", "EUR");

        var days = rows.Where(row => row.Key.Scope.Length == 0 && row.Value.Apart.ContainsKey("GBP:revenueGross")).Select(row => row.Key.Day).Order();

        Assert.Equal([new DateOnly(2026, 8, 11), new DateOnly(2026, 8, 12)], days);
    }

    [Fact]
    public void People_say_what_the_story_means_by_the_lexicon_too()
    {
        var said = Default.Remarks.Where(remark => remark is { FromBrand: false, Given: null }).DistinctBy(remark => remark.Text).ToList();

        Assert.InRange(said.Count, 15, 25);
        Assert.All(said, remark =>
        {
            var verdict = RemarkVerdict.Of(remark.Text, remark.Language, null, null);
            Assert.Equal((remark.Text, remark.Means), (remark.Text, verdict.Spam is not null ? "spam" : verdict.Sentiment ?? "unscored"));
        });
    }

    [Fact]
    public void Competitors_are_talked_about_and_read_and_are_in_no_row()
    {
        var rows = NaiveKpis.Rows(NaiveFacts.Of(Default), "Europe/Berlin", "EUR");
        var accounts = Default.Registry.Where(entry => entry.Kind == "accounts" && entry["brand"] is not null).Select(entry => entry.Id).ToHashSet();

        Assert.Equal(3, Default.Registry.Count(entry => entry.Kind == "brands" && entry["own"] == "no"));
        Assert.True(Default.AccountReadings.Count(reading => accounts.Contains(reading.Account)) > 200);
        Assert.NotEmpty(Default.RivalPostReadings);
        Assert.DoesNotContain(rows.Keys, row => row.Scope.Contains("rival", StringComparison.Ordinal));
        Assert.All(rows.Where(row => row.Key.Scope.Length == 0), row => Assert.InRange(row.Value.Measures["followers"], 1, 80_000));
    }

    [Fact]
    public void Members_of_a_dimension_sum_to_the_total()
    {
        string[] additive = ["clicksRaw", "signups", "leads", "orders", "revenueGross", "refundedAmount", "cost", "likes", "views", "postReach", "commentsReceived", "mentionsReceived", "messagesReceived", "repliesSent", "remarksNegative"];
        var rows = NaiveKpis.Rows(NaiveFacts.Of(Default), "Europe/Berlin", "EUR");

        foreach (var measure in additive)
        {
            long Sum(Func<string, bool> scope) => rows.Where(row => scope(row.Key.Scope)).Sum(row => row.Value.Measures.GetValueOrDefault(measure));
            var total = Sum(scope => scope.Length == 0);
            Assert.True(total > 0, measure);
            foreach (var dimension in new[] { "campaign", "influencer", "platform", "post", "link" })
                Assert.Equal(total, Sum(scope => scope.StartsWith(dimension + "=", StringComparison.Ordinal) && !scope.Contains(',')));
        }
    }

    private static string Token(string link, DateTimeOffset at, string person) => $"{link}.{at.ToUnixTimeSeconds()}.{person}";

    private static List<string> Hashes(IEnumerable<Delivery> deliveries) =>
        [.. deliveries.Select(delivery => $"{delivery.Door} {delivery.Name} {Convert.ToHexString(SHA256.HashData(delivery.Body))}")];
}
