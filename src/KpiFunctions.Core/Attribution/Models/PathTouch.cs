using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Models;

/// <summary>A touch on the way to a conversion.</summary>
public sealed record PathTouch(DateTimeOffset At, TouchKind Kind, TouchPlace On);
