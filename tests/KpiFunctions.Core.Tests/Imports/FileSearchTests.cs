using System.Text;
using KpiFunctions.Core.Imports;

namespace KpiFunctions.Core.Tests.Imports;

public sealed class FileSearchTests
{
    private const string Person = "anna@x.de";

    private static readonly (string Name, string[][] Rows) Clean = ("Posts", [["Post id", "Likes"], ["1", "2"]]);

    [Fact]
    public async Task What_is_found_in_any_part_is_found()
    {
        Assert.True(await HoldsAsync(Encoding.UTF8.GetBytes($"id,email\n1,{Person}\n")));
        Assert.True(await HoldsAsync(Uploads.Zip(("a.csv", "id\n1\n"), ("b.csv", Person))));
        Assert.True(await HoldsAsync(Uploads.Workbook(Clean, ("People", [[Person]]))));
    }

    [Fact]
    public async Task What_was_looked_through_whole_does_not_hold_it()
    {
        Assert.False(await HoldsAsync(Encoding.UTF8.GetBytes("id\n1\n")));
        Assert.False(await HoldsAsync(Uploads.Zip(("a.csv", "id\n1\n"))));
        Assert.False(await HoldsAsync(Uploads.Workbook(Clean)));
    }

    [Theory]
    [InlineData(".hidden.csv")]
    [InlineData("__MACOSX/a.csv")]
    [InlineData("photo.png")]
    public async Task Of_an_archive_with_files_that_no_import_reads_nobody_says_that_it_does_not_hold_it(string name) =>
        Assert.Null(await HoldsAsync(Uploads.Zip(("a.csv", "id\n1\n"), (name, Person))));

    [Theory]
    [InlineData("hidden")]
    [InlineData("veryHidden")]
    public async Task Nor_of_a_workbook_with_a_hidden_sheet(string state) =>
        Assert.Null(await HoldsAsync(Uploads.Workbook(Clean, ($"People\" state=\"{state}", [[Person]]))));

    private static Task<bool?> HoldsAsync(byte[] file) =>
        FileSearch.HoldsAsync(new ImportFile(new MemoryStream(file)), piece => piece.Span.IndexOf(Encoding.UTF8.GetBytes(Person)) >= 0, CancellationToken.None);
}
