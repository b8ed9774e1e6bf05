using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Tests.Storage.Tables;

public sealed class TableRulesTests
{
    [Fact]
    public void An_ordinary_entity_passes()
    {
        TableRules.Check(new TableEntity("p", "") { ["a_1"] = 1, ["text"] = new string('x', 32768), ["none"] = null, ["bytes"] = new byte[65536] });
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\u0085b")]
    public void A_key_with_a_forbidden_character_is_refused(string key)
    {
        Assert.Throws<ArgumentException>(() => TableRules.Check(new TableEntity(key, "r")));
        Assert.Throws<ArgumentException>(() => TableRules.Check(new TableEntity("p", key)));
    }

    [Fact]
    public void A_missing_or_too_long_key_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TableRules.Check(new TableEntity()));
        Assert.Throws<ArgumentException>(() => TableRules.Check(new TableEntity(new string('p', 513), "r")));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("1st")]
    [InlineData("a-b")]
    [InlineData("")]
    public void A_property_name_that_azure_refuses_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => TableRules.Check(new TableEntity("p", "r") { [name] = 1 }));
    }

    [Fact]
    public void Too_many_properties_are_refused()
    {
        Assert.Contains("253", Assert.Throws<ArgumentException>(() => TableRules.Check(With(253))).Message);
        TableRules.Check(With(252));
    }

    [Fact]
    public void Values_that_do_not_fit_are_refused()
    {
        Refused(new string('x', 32769));
        Refused(new byte[65537]);
        Refused(1m);
        Refused(new DateTimeOffset(1600, 12, 31, 0, 0, 0, TimeSpan.Zero));

        static void Refused(object value) => Assert.Throws<ArgumentException>(() => TableRules.Check(new TableEntity("p", "r") { ["a"] = value }));
    }

    [Fact]
    public void An_entity_of_more_than_a_mebibyte_in_utf16_is_refused()
    {
        var entity = new TableEntity("p", "r");
        for (var i = 0; i < 17; i++) entity[$"a{i}"] = new string('x', 32768);

        Assert.Throws<ArgumentException>(() => TableRules.Check(entity));
    }

    [Fact]
    public void A_transaction_stays_within_one_partition()
    {
        Refused([Put("p", "a"), Put("q", "b")], "partition");
    }

    [Fact]
    public void A_transaction_names_each_row_once()
    {
        Refused([Put("p", "a"), Put("p", "a")], "once");
    }

    [Fact]
    public void A_transaction_has_1_to_100_operations()
    {
        Refused([], "100");
        Refused([.. Enumerable.Range(0, 101).Select(i => Put("p", $"{i}"))], "101");
        TableRules.Check([.. Enumerable.Range(0, 100).Select(i => Put("p", $"{i}"))]);
    }

    [Fact]
    public void A_transaction_of_more_than_4_mebibytes_is_refused_and_never_built()
    {
        var actions = Enumerable.Range(0, 100).Select(i => Put("p", $"{i}", new string('ü', 30_000))).ToList();

        Refused(actions, "bytes");
        var batches = TableBatches.Of(actions).ToList();
        Assert.True(batches.Count > 1);
        Assert.All(batches, TableRules.Check);
        Assert.Equal(100, batches.Sum(batch => batch.Count));
    }

    [Fact]
    public void Batches_are_by_partition_and_at_most_100()
    {
        var batches = TableBatches.Of(Enumerable.Range(0, 250).Select(i => Put(i % 2 == 0 ? "p" : "q", $"{i}"))).ToList();

        Assert.Equal([100, 25, 100, 25], batches.Select(batch => batch.Count));
        Assert.All(batches, TableRules.Check);
    }

    private static TableEntity With(int properties)
    {
        var entity = new TableEntity("p", "r");
        for (var i = 0; i < properties; i++) entity[$"a{i}"] = i;
        return entity;
    }

    private static TableTransactionAction Put(string partition, string row, string text = "") =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, row) { ["text"] = text });

    private static void Refused(IReadOnlyList<TableTransactionAction> actions, string because) =>
        Assert.Contains(because, Assert.Throws<InvalidOperationException>(() => TableRules.Check(actions)).Message);
}
