namespace KpiFunctions.Core.Attribution.Models;

/// <summary>How somebody is known to have been led.</summary>
public enum TouchKind
{
    /// <summary>A human click on the log, or the signed token of one.</summary>
    Click,
    /// <summary>The conversion itself names its link, UTM parameters or post.</summary>
    Link,
    /// <summary>A coupon was typed in; a touch only where no other is known.</summary>
    Coupon,
}
