namespace KpiFunctions.Intake.Pages;

/// <summary>Settings of what browsers report: <c>/pixel.gif</c> and <c>/conversions</c>.</summary>
internal sealed class PixelOptions
{
    /// <summary>Comma-separated stages that are believed: signup, lead, purchase.</summary>
    public string Stages { get; set; } = "signup,lead";

    /// <summary>What the records belong to: that of the shop, so that an order which the shop reports as well is one order.</summary>
    public string Namespace { get; set; } = "pages";

    public IReadOnlyList<string> AllowedStages => Stages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Settings of <c>/t.js</c>.</summary>
internal sealed class ScriptOptions
{
    /// <summary>For how many days a page keeps a click id, where its data-days says nothing else.</summary>
    public int KeepDays { get; set; } = 30;
}
