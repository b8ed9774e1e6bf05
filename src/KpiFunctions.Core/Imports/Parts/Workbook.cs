using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace KpiFunctions.Core.Imports.Parts;

/// <summary>Sheets of Excel workbooks (.xlsx and .xls) as comma-separated text, so that they are read as every other table.</summary>
internal static class Workbook
{
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // Legacy workbooks name code pages.

    /// <exception cref="InvalidDataException">Damaged, or locked with a password.</exception>
    /// <param name="passOver">Told of each sheet that is hidden or too many.</param>
    public static IEnumerable<FilePart> Sheets(Stream workbook, Action passOver)
    {
        workbook.Position = 0;
        using var reader = Open(workbook);
        var sheets = 0;
        do
        {
            if (reader.VisibleState == "visible") yield return new FilePart(reader.Name, new SheetText(reader));
            else passOver();
        }
        while (++sheets < ImportLimits.Parts && Try(reader.NextResult));
        if (reader.ResultsCount > sheets) passOver();
    }

    private static IExcelDataReader Open(Stream workbook) => Try(() => ExcelReaderFactory.CreateReader(workbook, new ExcelReaderConfiguration { LeaveOpen = true }));

    // The library throws whatever a damaged file makes it stumble over.
    internal static T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception damaged) when (damaged is ExcelReaderException or FormatException or ArgumentException or IndexOutOfRangeException or NullReferenceException
            or InvalidOperationException or KeyNotFoundException or OverflowException or System.Xml.XmlException or NotSupportedException or EndOfStreamException)
        {
            throw new InvalidDataException("No readable workbook.", damaged);
        }
    }

    /// <summary>A cell as text: numbers with a point and without groups, whole ones of over 15 digits as the spreadsheet has rounded them (1.78E+17).</summary>
    internal static string Text(object? value) => value switch
    {
        null => "",
        double number when Math.Abs(number) >= 1e15 => number.ToString("0.##############E+0", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
