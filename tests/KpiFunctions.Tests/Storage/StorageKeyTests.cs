using System.Text;
using KpiFunctions.Storage;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage;

[Collection(AzuriteCollection.Name)]
public sealed class StorageKeyTests(AzuriteFixture azurite)
{
    private const int Cases = 3000;

    // Characters that storage, filters and addresses treat specially come often.
    private const string Special = "/\\#?%'\"+& .,:;=<>[]{}|^`~!_-@$*()\t\n\r\0\u007f\u0085abcXYZ019äß€日𝒳";

    [Theory]
    [InlineData("", "")]
    [InlineData("spring-sale_2026", "spring-sale_2026")]
    [InlineData("instagram:lena.fit", "instagram:lena.-fit")]
    [InlineData("a/b", "a..b")]
    [InlineData("a b", "a!20b")]
    [InlineData("it's", "it!27s")]
    [InlineData("ü", "~C3~BC")]
    public void Ordinary_text_stands_for_itself_and_the_rest_is_replaced(string text, string key)
    {
        Assert.Equal(key, StorageKey.Encode(text));
    }

    [Fact]
    public void No_two_texts_have_the_same_key_and_keys_sort_as_texts_do()
    {
        var texts = Texts().Distinct().OrderBy(Encoding.UTF8.GetBytes, new ByBytes()).ToList();

        var keys = texts.ConvertAll(StorageKey.Encode);

        Assert.Equal(texts.Count, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(keys.OrderBy(key => key, StringComparer.Ordinal), keys);
    }

    [Fact]
    public void Keys_have_no_character_that_is_forbidden_or_harms_a_filter_or_joins_parts()
    {
        Assert.All(Texts(), text => Assert.DoesNotContain(StorageKey.Encode(text), c => c is '/' or '\\' or '#' or '?' or '%' or '\'' or '"' or '+' or '&' or ' ' or ',' || char.IsControl(c) || c > '~'));
    }

    [Fact]
    public void The_key_of_a_text_begins_with_the_key_of_its_beginning()
    {
        foreach (var pair in Texts().Chunk(2))
            Assert.Equal(StorageKey.Encode(pair[0]) + StorageKey.Encode(pair[1]), StorageKey.Encode(pair[0] + pair[1]));
    }

    [Fact]
    public void A_long_key_is_cut_and_stays_apart_from_every_other()
    {
        var a = StorageKey.Fit(new string('a', 600) + "1");
        var b = StorageKey.Fit(new string('a', 600) + "2");

        Assert.Equal(512, a.Length);
        Assert.StartsWith(new string('a', 446) + "~~", a);
        Assert.NotEqual(a, b);
        Assert.Equal(new string('a', 512), StorageKey.Fit(new string('a', 512)));
    }

    [Fact]
    public async Task Every_key_is_written_found_and_filtered()
    {
        var table = (await StorageUnderTest.CreateAsync(azurite)).Clients.Checked(StorageTables.History);
        var texts = Texts().Where(text => text.Length > 0).Distinct().Take(60).Append(Special).Append("' or PartitionKey ne '").ToList();

        foreach (var text in texts)
            await table.PutAsync(new(StorageKey.Fit(StorageKey.Encode(text)), StorageKey.Fit(StorageKey.Encode(text))) { ["text"] = text }, default);

        foreach (var text in texts)
        {
            var key = StorageKey.Fit(StorageKey.Encode(text));
            Assert.Equal(text, (await table.FindAsync(key, key, default))?.GetString("text"));
            var filtered = await table.Query($"PartitionKey eq {key} and RowKey ge {key}", default).ToListAsync();
            Assert.Equal(text, Assert.Single(filtered).GetString("text"));
        }
    }

    private static IEnumerable<string> Texts()
    {
        var random = new Random(20260301);
        var runes = Special.EnumerateRunes().ToArray();
        for (var i = 0; i < Cases; i++)
            yield return string.Concat(Enumerable.Range(0, random.Next(0, 8)).Select(_ => runes[random.Next(runes.Length)].ToString()));
    }

    private sealed class ByBytes : IComparer<byte[]>
    {
        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
