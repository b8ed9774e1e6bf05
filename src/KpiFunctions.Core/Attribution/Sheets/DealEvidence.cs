using System.Text.Json.Serialization;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>What a money record says of where it came from, its link and its coupon told apart.</summary>
/// <param name="ByLink">By its click id, else by what it states itself (link, UTM parameters, post); null without either.</param>
/// <param name="ByCoupon">The coupon's owner; null when the registry does not know one.</param>
/// <param name="Clicked">It carries a click id that we signed.</param>
/// <param name="Together">Whom it counts for in the rows, where a coupon and the rest were weighed; null without a coupon.</param>
public sealed record DealEvidence(string? Coupon, TouchPlace? ByLink, TouchPlace? ByCoupon, bool Clicked, TouchPlace? Together = null)
{
    /// <summary>Whom the conversion counts for in the rows: its link is "coupon:CODE" where a coupon decided. Null: nobody.</summary>
    [JsonIgnore]
    public TouchPlace? Credited => Together ?? ByLink;

    /// <param name="joined">Of all three together.</param>
    internal static DealEvidence? Of(Membership membership, Dimensions on, string? coupon, string? clickedLink, Joined joined)
    {
        var hasLink = clickedLink is not null || on is not { Campaign: null, Influencer: null, Platform: null, Account: null, Post: null, Link: null };
        if (coupon is null) return hasLink ? new(null, TouchPlace.Of(joined.Members, clickedLink ?? on.Link), null, clickedLink is not null) : null;
        var byLink = hasLink ? TouchPlace.Of(membership.Of(on, null, clickedLink).Members, clickedLink ?? on.Link) : null;
        var byCoupon = TouchPlace.Of(membership.Of(Dimensions.None, coupon, null).Members, null);
        return new(coupon, byLink, byCoupon.IsDirect ? null : byCoupon, clickedLink is not null, TouchPlace.Of(joined.Members, joined.Members.Link));
    }
}
