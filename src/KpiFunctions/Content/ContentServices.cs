using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Content;

/// <summary>What questions about the content calendar need.</summary>
internal static class ContentServices
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services.AddSingleton<ContentPlans>().AddSingleton<CalendarQuery>();
}
