namespace KpiFunctions.Attribution;

/// <param name="Code">history-short or purchases-without-person.</param>
internal sealed record CustomerReason(string Code, string Detail);

/// <param name="Repeat30">Of new customers whose 30 days are over, the share that bought again within them; likewise <paramref name="Repeat90"/>.</param>
/// <param name="Reasons">Why the numbers may be off.</param>
internal sealed record CustomerAnswer(
    string From, string To, long NewCustomers, long ReturningCustomers, ShareView Repeat30, ShareView Repeat90, IReadOnlyList<CustomerReason> Reasons);
