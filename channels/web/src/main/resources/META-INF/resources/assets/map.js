// The map behind "choose on the map": the mark stands in the middle and the map moves under it, so that a finger, a
// mouse and the arrow keys choose alike. Without tiles it shows the districts' centres and a grid of degrees.
(function () {
  'use strict';
  window.komekMap = function (frame, options) {
    var words = options.words;
    var make = function (tag, className, text) {
      var element = document.createElement(tag);
      if (className) element.className = className;
      if (text) element.textContent = text;
      return element;
    };
    frame.appendChild(make('p', 'hint', words.map_help));
    var box = make('div', 'map-frame'), canvas = make('div');
    canvas.id = 'map';
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', words.map_label);
    box.appendChild(canvas);
    var mark = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    mark.setAttribute('class', 'mark');
    mark.setAttribute('viewBox', '0 0 36 44');
    mark.setAttribute('aria-hidden', 'true');
    [['path', { d: 'M18 43C12 33 4 26 4 16a14 14 0 0 1 28 0c0 10-8 17-14 27z' }], ['circle', { cx: 18, cy: 16, r: 5 }]].forEach(function (part) {
      var shape = document.createElementNS('http://www.w3.org/2000/svg', part[0]);
      Object.keys(part[1]).forEach(function (name) { shape.setAttribute(name, part[1][name]); });
      mark.appendChild(shape);
    });
    box.appendChild(mark);
    frame.appendChild(box);

    var map = L.map(canvas, { zoomControl: false, attributionControl: false, minZoom: 5, maxZoom: 19 });
    L.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
    if (options.tiles) L.tileLayer(options.tiles, { maxZoom: 19 }).addTo(map);
    else grid(map);
    options.districts.forEach(function (district) {
      L.circleMarker(district.at, { radius: 5, color: '#fff', weight: 2, fillColor: '#0b6272', fillOpacity: 1, interactive: false })
        .bindTooltip(district.name, { permanent: true, direction: 'right', className: 'map-name', offset: [4, 0] }).addTo(map);
    });
    var district = options.districts.filter(function (one) { return one.code === options.district; })[0];
    if (options.at) map.setView(options.at, 15);
    else if (district) map.setView(district.at, 12);
    else map.fitBounds(options.districts.map(function (one) { return one.at; }), { padding: [24, 24] });
    map.on('click', function (event) { map.panTo(event.latlng); });

    var row = make('p', 'row');
    var choose = make('button', 'primary', words.map_choose), close = make('button', 'quiet', words.map_close);
    choose.type = close.type = 'button';
    choose.addEventListener('click', function () { var at = map.getCenter().wrap(); map.remove(); options.chosen(at.lat, at.lng); });
    close.addEventListener('click', function () { map.remove(); options.closed(); });
    row.appendChild(choose);
    row.appendChild(close);
    frame.appendChild(row);
    canvas.focus();
  };

  function grid(map) {
    var style = { color: '#9db4b8', weight: 1, opacity: .8, interactive: false };
    for (var lat = 38; lat <= 48; lat++) L.polyline([[lat, 60], [lat, 76]], style).addTo(map);
    for (var lng = 60; lng <= 76; lng++) L.polyline([[38, lng], [48, lng]], style).addTo(map);
  }
})();
