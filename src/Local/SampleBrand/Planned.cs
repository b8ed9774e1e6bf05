namespace KpiFunctions.Local.SampleBrand;

/// <summary>An event, the door that it comes through, and the day on which it is sent.</summary>
/// <param name="SentOn">Index of a day; Shopify's orders go out with the next export instead.</param>
internal sealed record Planned(SampleEvent Event, Door Door, int SentOn);
