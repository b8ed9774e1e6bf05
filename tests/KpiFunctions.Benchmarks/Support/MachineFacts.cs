using System.Globalization;
using System.Runtime.InteropServices;

namespace KpiFunctions.Benchmarks.Support;

internal static class MachineFacts
{
    public static void Print()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        var machine = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC: {Environment.ProcessorCount} cores, {memory:0} GB, {machine}"));
    }
}
