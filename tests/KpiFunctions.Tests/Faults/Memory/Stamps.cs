using System.Globalization;

namespace KpiFunctions.Tests.Faults.Memory;

/// <summary>Times from the test's clock, and numbers that never repeat.</summary>
internal sealed class Stamps(TimeProvider time)
{
    private long count;

    public DateTimeOffset Now => time.GetUtcNow();

    public string Next() => (++count).ToString("X8", CultureInfo.InvariantCulture);
}
