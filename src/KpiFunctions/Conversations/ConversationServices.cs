using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Conversations;

/// <summary>What reading conversations needs besides storage, the registry's desk and the time.</summary>
internal static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services) => services.AddSingleton<RemarkReader>();
}
