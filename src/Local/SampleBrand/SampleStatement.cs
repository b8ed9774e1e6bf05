namespace KpiFunctions.Local.SampleBrand;

/// <summary>A line for <c>POST /events</c> that moves no row: an audience mix, a survey's result.</summary>
internal sealed record SampleStatement(DateTimeOffset At, string Json);
