/* Keeps the click id of a tracking link (kpi_click) and reports conversions with it.
   <script src="https://{host}/t.js" data-consent="true" data-days="30"></script>
   kpi.consent(true|false)  kpi.clickId()  kpi.conversion({stage: "lead"}) */
(function (w, d) {
  var tag = d.currentScript, name = "kpi_click", day = 864e5,
    to = new URL("conversions", tag.src).href,
    days = +tag.getAttribute("data-days") || KEEP_DAYS,
    consent = tag.getAttribute("data-consent") === "true",
    id = new URLSearchParams(w.location.search).get(name);

  function kept() {
    try {
      var at = JSON.parse(w.localStorage.getItem(name));
      return at && at.until > Date.now() ? at.id : null;
    } catch (e) { return null; }
  }

  // Without consent the id stays in this page's memory; nothing is written and nothing read.
  function settle() {
    if (!consent) return;
    var old = kept();
    id = id || old;
    try {
      if (!id) w.localStorage.removeItem(name);
      else if (id !== old) w.localStorage.setItem(name, JSON.stringify({ id: id, until: Date.now() + days * day }));
    } catch (e) { /* No storage: memory has to do. */ }
  }

  w.kpi = {
    clickId: function () { return id; },
    consent: function (given) {
      consent = !!given;
      if (!consent) try { w.localStorage.removeItem(name); } catch (e) { /* There is none. */ }
      settle();
    },
    // Resolves to whether it was taken.
    conversion: function (said) {
      if (!id) return Promise.resolve(false);
      return w.fetch(to, {
        method: "POST", keepalive: true, credentials: "omit",
        headers: { "Content-Type": "text/plain" },
        body: JSON.stringify(Object.assign({}, said, { clickId: id }))
      }).then(function (answer) { return answer.ok; }, function () { return false; });
    }
  };
  settle();
})(window, document);
