namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>A human click.</summary>
public readonly record struct Touch(VisitorKey Visitor, DateTimeOffset At, TouchPlace Place);
