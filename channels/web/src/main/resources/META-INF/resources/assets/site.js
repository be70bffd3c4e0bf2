// Makes the plain pages nicer: one question a screen on a phone, a kept draft, sending that survives a lost answer.
// Everything works without this file. Written for browsers of 2016.
(function () {
  'use strict';
  var doc = document;
  doc.documentElement.classList.add('js');
  var byId = function (id) { return doc.getElementById(id); };
  var each = function (list, act) { Array.prototype.forEach.call(list, act); };
  var make = function (tag, className, text) {
    var element = doc.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  var button = function (text, act) {
    var element = make('button', 'quiet', text);
    element.type = 'button';
    element.addEventListener('click', act);
    return element;
  };
  var storage = function (name) { try { return window[name]; } catch (e) { return null; } };

  each(doc.querySelectorAll('[data-copy]'), function (element) {
    element.addEventListener('click', function () {
      copy(element.getAttribute('data-copy'), function () {
        var toast = byId('copied');
        toast.textContent = '';
        setTimeout(function () { toast.textContent = toast.getAttribute('data-text'); }, 30);
        setTimeout(function () { toast.textContent = ''; }, 3000);
      });
    });
  });

  function copy(text, done) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text).then(done);
    var area = make('textarea');
    area.value = text;
    doc.body.appendChild(area);
    area.select();
    try { if (doc.execCommand('copy')) done(); } finally { doc.body.removeChild(area); }
  }

  // The browser says in its own language what was chosen; the page says it in the reader's.
  each(doc.querySelectorAll('input.plain'), function (input) {
    var name = input.parentNode.querySelector('.name');
    var tell = function () {
      name.textContent = Array.prototype.map.call(input.files, function (file) { return file.name; }).join(', ');
    };
    input.addEventListener('change', tell);
    window.addEventListener('pageshow', tell);
  });

  // A form that is sent twice by a nervous finger is sent once.
  each(doc.querySelectorAll('form[data-once]'), function (form) {
    form.addEventListener('submit', function (event) {
      if (form.getAttribute('data-sent')) event.preventDefault();
      form.setAttribute('data-sent', 'yes');
    });
  });
  window.addEventListener('pageshow', function () {
    each(doc.querySelectorAll('form[data-once]'), function (form) { form.removeAttribute('data-sent'); });
  });

  var form = byId('submission');
  if (!form) return;
  var settings = JSON.parse(byId('settings').textContent);
  var words = settings.texts;
  var say = function (key, a, b) { return words[key].replace('{0}', a).replace('{1}', b); };
  var field = function (name) { return form.elements[name]; };
  var local = storage('localStorage');
  var session = storage('sessionStorage');

  // Back from "sent": what was sent is used up, words and number; another matter starts with an empty form.
  window.addEventListener('pageshow', function () {
    var sent = session && session.getItem('sent');
    if (!sent) return;
    session.removeItem('sent');
    if (field('number').value === sent) return location.replace(location.pathname);
    form.reset();
    place('', '');
    count();
    identity();
    show(0);
  });

  // --- The draft: only what happened and where, for a day; who it is stays off a shared device.
  var DAY = 24 * 60 * 60 * 1000;
  var DRAFT = 'draft', KEPT = ['text', 'district', 'address', 'latitude', 'longitude'];
  function saveDraft() {
    if (!local) return;
    var draft = { at: Date.now() };
    KEPT.forEach(function (name) { draft[name] = field(name).value; });
    try {
      if (draft.text || draft.address) local.setItem(DRAFT, JSON.stringify(draft)); else local.removeItem(DRAFT);
    } catch (full) { /* then there is no draft */ }
  }
  function dropDraft() { if (local) local.removeItem(DRAFT); }
  function restoreDraft() {
    var draft = null;
    try { draft = local && JSON.parse(local.getItem(DRAFT)); } catch (e) { dropDraft(); }
    if (draft && !(Date.now() - draft.at < DAY)) { dropDraft(); draft = null; }
    if (!draft || field('text').value) return;
    KEPT.forEach(function (name) { field(name).value = draft[name] || ''; });
    var note = byId('draft-note');
    note.appendChild(make('p', '', words.draft));
    note.appendChild(button(words.draft_drop, function () {
      KEPT.forEach(function (name) { field(name).value = ''; });
      dropDraft(); showPoint(); count(); note.hidden = true;
      field('text').focus();
    }));
    note.hidden = false;
  }
  form.addEventListener('input', saveDraft);
  form.addEventListener('change', saveDraft);

  // --- What is wrong, next to its field.
  function complain(name, message) {
    var error = byId(name + '-error'), input = byId(name);
    if (error) { error.textContent = message; error.hidden = !message; }
    if (input && input.name) { if (message) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid'); }
  }
  function complainAbove(problems, title) {
    var box = byId('errors');
    box.textContent = '';
    box.hidden = !problems.length;
    if (!problems.length) return;
    if (title) box.appendChild(make('h2', '', title));
    var list = make('ul');
    problems.forEach(function (problem) {
      var item = make('li'), link = make('a', '', problem.message);
      link.href = '#' + problem.field;
      link.addEventListener('click', function (event) {
        event.preventDefault();
        goTo(problem.field);
      });
      item.appendChild(link);
      list.appendChild(item);
    });
    box.appendChild(list);
    box.focus();
  }
  function goTo(name) {
    var input = byId(name);
    if (!input) return;
    each(steps, function (step, i) { if (step.contains(input)) show(i); });
    input.focus();
  }

  // --- How much fits.
  var MOST = 10000;
  function count() {
    var left = MOST - Array.from(field('text').value.trim()).length, line = byId('text-count');
    line.hidden = left > 500;
    line.className = left < 0 ? 'count over' : 'count';
    line.textContent = left < 0 ? say('over', -left) : say('left', left);
    return left >= 0;
  }
  field('text').addEventListener('input', function () {
    count();
    if (field('text').value.trim()) complain('text', '');
  });

  // --- Anonymous: nothing that names a person is sent.
  function identity() {
    var anonymous = field('anonymous').checked;
    byId('identity').hidden = anonymous;
    ['email', 'phone', 'name', 'consent'].forEach(function (name) { field(name).disabled = anonymous; });
  }
  field('anonymous').addEventListener('change', identity);
  ['email', 'phone', 'name', 'consent'].forEach(function (name) {
    field(name).addEventListener('input', function () { complain(name, ''); });
    field(name).addEventListener('change', function () { complain(name, ''); });
  });

  // --- Photos: chosen one after another, all kept until sent.
  var photos = [], LARGEST = 15 * 1024 * 1024, MOST_FILES = 10;
  field('photo').addEventListener('change', function () {
    each(field('photo').files, function (file) { photos.push(file); });
    field('photo').value = '';
    listPhotos();
  });
  function listPhotos() {
    var list = byId('photos');
    each(list.querySelectorAll('img'), function (img) { URL.revokeObjectURL(img.src); });
    list.textContent = '';
    photos.forEach(function (file, i) {
      var item = make('li');
      if (/^image\/(jpeg|png|gif|webp)$/.test(file.type)) {
        var img = make('img');
        img.alt = '';
        img.onerror = function () { img.style.visibility = 'hidden'; };
        img.src = URL.createObjectURL(file);
        item.appendChild(img);
      }
      item.appendChild(make('span', 'name', file.name));
      var remove = button(words.remove, function () { photos.splice(i, 1); listPhotos(); byId('photo').focus(); });
      remove.setAttribute('aria-label', words.remove + ': ' + file.name);
      item.appendChild(remove);
      if (file.size > LARGEST) item.appendChild(make('span', 'error', words.too_large));
      else if (i >= MOST_FILES) item.appendChild(make('span', 'error', words.too_many));
      list.appendChild(item);
    });
  }

  // --- Where: a pin or the device's position.
  var oblast = { south: 40.5, north: 46.1, west: 65.5, east: 71.2 };
  function place(latitude, longitude) {
    field('latitude').value = latitude === '' ? '' : latitude.toFixed(6);
    field('longitude').value = longitude === '' ? '' : longitude.toFixed(6);
    complain('latitude', '');
    showPoint();
    saveDraft();
    lookHere();
  }
  function pointText() { return field('latitude').value ? (+field('latitude').value).toFixed(5) + ', ' + (+field('longitude').value).toFixed(5) : ''; }
  function showPoint() {
    var box = byId('point'), at = pointText();
    box.textContent = '';
    if (!at) return;
    box.appendChild(make('p', '', say('point', at)));
    var remove = function () { place('', ''); };
    var lat = +field('latitude').value, lng = +field('longitude').value;
    var outside = lat < oblast.south || lat > oblast.north || lng < oblast.west || lng > oblast.east;
    if (outside && box.getAttribute('data-sure') !== at) {
      box.appendChild(make('p', 'error', words.outside));
      box.appendChild(button(words.outside_yes, function () { box.setAttribute('data-sure', at); showPoint(); }));
      box.appendChild(button(words.outside_no, function () { remove(); openMap(); }));
    } else {
      box.appendChild(button(words.point_remove, remove));
    }
  }
  byId('position').addEventListener('click', function () {
    var box = byId('point');
    box.textContent = words.locating;
    var failed = function () { showPoint(); box.appendChild(make('p', 'error', words.locating_failed)); };
    if (!navigator.geolocation) return failed();
    navigator.geolocation.getCurrentPosition(function (found) {
      place(found.coords.latitude, found.coords.longitude);
    }, failed, { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });
  byId('open-map').addEventListener('click', openMap);
  function openMap() {
    var frame = byId('map-place');
    if (frame.firstChild) return;
    frame.appendChild(make('p', 'hint', words.map_loading));
    load(function () {
      frame.textContent = '';
      window.komekMap(frame, {
        words: words, tiles: settings.tiles, districts: settings.districts, lang: settings.lang,
        at: field('latitude').value ? [+field('latitude').value, +field('longitude').value] : null,
        district: field('district').value,
        chosen: function (latitude, longitude) { close(); place(latitude, longitude); },
        closed: function () { close(); }
      });
    }, function () {
      frame.textContent = '';
      frame.appendChild(make('p', 'error', words.map_failed));
    });
    function close() { frame.textContent = ''; byId('open-map').focus(); }
  }
  var mapScript = '/assets/leaflet-1.9.4/leaflet.js';
  function load(done, failed) {
    if (window.komekMap) return done();
    var style = make('link');
    style.rel = 'stylesheet';
    style.href = '/assets/leaflet-1.9.4/leaflet.css';
    doc.head.insertBefore(style, doc.head.firstChild);
    script(mapScript, function () { script(settings.map, done); });
    function script(address, next) {
      var element = make('script');
      element.src = address;
      element.onload = next;
      element.onerror = failed;
      doc.head.appendChild(element);
    }
  }

  // --- Works that may be the answer: asked about the place before the request is sent.
  var looked = '', elsewhere = false;
  function lookHere() {
    var where = new FormData();
    ['address', 'district', 'latitude', 'longitude'].forEach(function (name) { where.append(name, field(name).value); });
    var key = ['address', 'district', 'latitude', 'longitude'].map(function (name) { return field(name).value; }).join('|');
    if (key === looked) return;
    looked = key;
    if (key === '|||') { byId('here').textContent = ''; return; }
    fetch('/' + settings.lang + '/works/here', { method: 'POST', body: where }).then(function (answer) {
      return answer.status === 200 ? answer.text() : '';
    }).then(function (html) {
      if (key === looked) byId('here').innerHTML = html;
    }, function () { looked = ''; });
  }
  ['address', 'district'].forEach(function (name) { field(name).addEventListener('change', lookHere); });
  byId('here').addEventListener('click', function (event) {
    if (event.target.hasAttribute('data-elsewhere')) elsewhere = true;
  });

  // --- One question a screen on a phone; all on one page where there is room.
  var steps = form.querySelectorAll('.step'), now = 0;
  var phone = window.matchMedia('(max-width: 47.99em)');
  function layOut() {
    form.classList.toggle('paged', phone.matches);
    byId('pager').hidden = byId('progress').hidden = !phone.matches;
    show(now);
  }
  function show(i) {
    now = Math.max(0, Math.min(i, steps.length - 1));
    each(steps, function (step, at) { step.classList.toggle('now', at === now); });
    byId('progress').textContent = say('step', now + 1, steps.length);
    doc.documentElement.classList.toggle('midway', phone.matches && now > 0);
    byId('back').hidden = now === 0;
    byId('next').hidden = now === steps.length - 1;
    byId('review-title').hidden = byId('summary').hidden = !phone.matches;
    if (now === steps.length - 1) summarise();
  }
  function turn(by) {
    if (by > 0 && !fits(steps[now])) return;
    form.classList.add('turned');
    show(now + by);
    history.replaceState(null, '', location.pathname);
    var title = steps[now].querySelector('h2');
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    window.scrollTo(0, Math.max(0, form.getBoundingClientRect().top + window.pageYOffset - 16));
  }
  byId('next').addEventListener('click', function () { turn(1); });
  byId('back').addEventListener('click', function () { turn(-1); });
  if (phone.addEventListener) phone.addEventListener('change', layOut); else phone.addListener(layOut);

  // The few rules worth a word before sending; the rest is judged where it arrives.
  function problems() {
    var found = [];
    if (!field('text').value.trim()) found.push({ field: 'text', message: words.text_empty });
    else if (!count()) found.push({ field: 'text', message: byId('text-count').textContent });
    if (!field('anonymous').checked && !field('consent').checked) found.push({ field: 'consent', message: words.consent_missing });
    return found;
  }
  function fits(part) {
    var wrong = problems().filter(function (problem) { return part.contains(byId(problem.field)); });
    wrong.forEach(function (problem) { complain(problem.field, problem.message); });
    if (wrong.length) byId(wrong[0].field).focus();
    return !wrong.length;
  }

  function summarise() {
    var list = byId('summary');
    list.textContent = '';
    var chosen = field('district').options[field('district').selectedIndex];
    var where = [field('district').value && chosen.text, field('address').value, pointText()].filter(Boolean).join('\n');
    var who = field('anonymous').checked ? words.anonymous
      : [field('name').value, field('email').value, field('phone').value].filter(Boolean).join('\n');
    [field('text').value.trim(), where, photos.length ? say('files', photos.length) : '', who].forEach(function (value, i) {
      var title = make('dt', '', ''), name = steps[i].querySelector('h2').firstChild;
      title.appendChild(make('span', '', (steps[i].querySelector('h2 label') || name).textContent));
      var change = button(words.change, function () { turn(i - now); });
      change.setAttribute('aria-label', words.change + ': ' + title.textContent);
      title.appendChild(change);
      list.appendChild(title);
      list.appendChild(make('dd', '', value || words.none));
    });
  }

  // --- Sending: under a number reserved before, so that a lost answer costs nothing but another try.
  var waiting = null, tries = 0, busy = false;
  form.addEventListener('submit', function (event) {
    if (elsewhere) { elsewhere = false; dropDraft(); return; }
    event.preventDefault();
    if (busy) return;
    var wrong = problems();
    wrong.forEach(function (problem) { complain(problem.field, problem.message); });
    complainAbove(wrong);
    if (wrong.length) return wrong.length === 1 && goTo(wrong[0].field);
    tries = 0;
    send();
  });

  function send() {
    clearTimeout(waiting);
    busy = true;
    byId('send').disabled = true;
    tell(words.sending);
    reserve().then(function () {
      return fetch('/public/v1/contacts/' + field('number').value, {
        method: 'PUT', body: body(), credentials: 'same-origin',
        headers: { 'Komek-Key': field('key').value, 'Accept-Language': settings.lang }
      });
    }).then(answered, function (failure) { again(failure === 'later' ? words.not_saved : words.offline); });
  }

  function reserve() {
    if (field('number').value) return Promise.resolve();
    return fetch('/public/v1/reservations', { method: 'POST', headers: { 'Accept-Language': settings.lang } }).then(function (answer) {
      if (answer.status !== 201) return Promise.reject('later');
      return answer.json().then(function (reservation) {
        field('number').value = reservation.number;
        field('key').value = reservation.key;
      });
    });
  }

  function body() {
    var data = new FormData();
    ['text', 'language', 'address', 'district', 'latitude', 'longitude'].forEach(function (name) { data.append(name, field(name).value); });
    if (field('anonymous').checked) data.append('anonymous', 'true');
    else {
      ['email', 'phone', 'name'].forEach(function (name) { data.append(name, field(name).value); });
      data.append('consent', String(field('consent').checked));
    }
    photos.forEach(function (file) { data.append('photo', file, file.name); });
    return data;
  }

  function answered(answer) {
    if (answer.status === 202) return answer.json().then(sent);
    if (answer.status === 429 || answer.status >= 500) return again(words.not_saved);
    if (answer.status === 403) { field('number').value = ''; return tries++ < 1 ? send() : stop(); }
    return answer.json().then(refused, stop);
  }

  function sent(accepted) {
    dropDraft();
    if (session) session.setItem('sent', accepted.number);
    var counts = {};
    accepted.attachments.forEach(function (file) { if (file.refused) counts[file.refused] = (counts[file.refused] || 0) + 1; });
    var query = Object.keys(counts).map(function (why) { return 'refused=' + why + '-' + counts[why]; }).join('&');
    location.assign('/' + settings.lang + '/sent/' + accepted.number + '/' + field('key').value + (query ? '?' + query : ''));
  }

  function refused(problem) {
    stop();
    var found = problem.violations && problem.violations.length ? problem.violations : [{ field: 'photo', message: problem.title + '. ' + problem.detail }];
    found.forEach(function (violation) { complain(violation.field, violation.message); });
    complainAbove(found, problem.title);
    if (phone.matches) goTo(found[0].field);
  }

  function again(text) {
    var seconds = Math.min(60, 5 * Math.pow(2, tries++));
    (function tick() {
      if (seconds <= 0) return send();
      tell(text.replace('{0}', seconds), true);
      seconds--;
      waiting = setTimeout(tick, 1000);
    })();
  }

  function tell(text, stoppable) {
    var box = byId('sending');
    if (stoppable && box.querySelector('button')) { box.firstChild.textContent = text; return; }
    box.textContent = '';
    box.hidden = false;
    box.appendChild(make('p', '', text));
    if (!stoppable) return;
    box.firstChild.setAttribute('aria-live', 'off');
    box.appendChild(button(words.send_now, send));
    box.appendChild(button(words.stop, stop));
  }

  function stop() {
    clearTimeout(waiting);
    busy = false;
    byId('send').disabled = false;
    byId('sending').hidden = true;
  }

  restoreDraft();
  showPoint();
  count();
  identity();
  layOut();
  var wrong = form.querySelector('[aria-invalid]');
  if (!byId('errors').hidden) {
    if (wrong) goTo(wrong.id);
    byId('errors').focus();
  }
})();
