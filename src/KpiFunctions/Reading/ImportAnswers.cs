using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Reading;

/// <summary>What the routes of imports answer alike.</summary>
internal static class ImportAnswers
{
    public static IResult Unknown(string id) => Problems.Of(StatusCodes.Status404NotFound, "import-unknown", $"There is no import '{id}'.", "id");

    /// <summary>The answer, or 503 when storage does not give one.</summary>
    public static async Task<IResult> OrUnavailableAsync(HttpContext http, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception fault) when (StorageFaults.Is(fault, http.RequestAborted))
        {
            return Problems.Unavailable(http);
        }
    }
}
