using System.Text.Json;

namespace KpiFunctions.Rollups;

/// <summary>Why a day was rolled once more. The wire names (<c>late-records</c> …) are a closed list.</summary>
internal enum RunReason
{
    /// <summary>Records came in: a segment grew, or there is a new one.</summary>
    LateRecords,
    /// <summary>An import, or another attempt of one, counts that did not.</summary>
    Import,
    /// <summary>An import does not count any more.</summary>
    ImportRetracted,
    Registry,
    Definitions,
    /// <summary>The reporting zone or currency.</summary>
    Settings,
    /// <summary>Another day's merge changed something that this day depends on.</summary>
    OtherDay,
    /// <summary>Nothing of that: somebody asked for the day by name.</summary>
    Requested,
}

internal static class RunReasonNames
{
    public static string WireName(this RunReason reason) => JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());
}
