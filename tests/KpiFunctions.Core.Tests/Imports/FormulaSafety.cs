using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KpiFunctions.Core.Imports;

namespace KpiFunctions.Core.Tests.Imports;

public sealed class FormulaSafety
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 171", "'+49 171")]
    [InlineData("-5", "-5")]
    [InlineData("-5.20", "-5.20")]
    [InlineData("+5", "+5")]
    [InlineData("-5-cmd|' /C calc'!A0", "'-5-cmd|' /C calc'!A0")]
    [InlineData("-5\n", "\"'-5\n\"")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("\uFF20SUM(A1)", "'\uFF20SUM(A1)")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("'=1", "'=1")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void A_cell_that_would_run_gets_an_apostrophe_and_numbers_stay_numbers(string text, string cell) =>
        Assert.Equal(cell, FormulaSafeCsv.Cell(text));

    [Property]
    public Property Every_text_is_one_cell_and_never_a_formula() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), given =>
    {
        using var csv = CsvReader.FromText($"x,{FormulaSafeCsv.Cell(given.Get)},y\r\n", new CsvReaderOptions { Separator = ',', HasHeader = false });

        return csv.Read() && csv.FieldCount == 3 && !(csv.GetString(1) is ['=' or '@' or '\t' or '\r', ..]);
    });
}
