using System.Text;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests;

internal static class RawTexts
{
    extension(ReadEvent read)
    {
        public string RawText => Encoding.UTF8.GetString(read.Raw.Span);
    }
}
